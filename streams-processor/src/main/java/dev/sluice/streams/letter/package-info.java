/** What becomes of dead letters that are replayed. */
package dev.sluice.streams.letter;
