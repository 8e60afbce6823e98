/** The drift sentinel: what shape the events of each type have is learnt as they pass, and a change of it is told once. */
package dev.sluice.streams.drift;
