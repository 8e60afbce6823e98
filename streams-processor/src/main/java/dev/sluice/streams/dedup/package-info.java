/** Copies of an event are told by 64-bit fingerprints, kept in blocks that cost one write per commit. */
package dev.sluice.streams.dedup;
