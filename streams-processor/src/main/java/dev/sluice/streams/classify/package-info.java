/** Who acts: human, bot or coding agent, by one versioned file of rules. */
package dev.sluice.streams.classify;
