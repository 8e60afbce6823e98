/**
 * Copies of an event, and events that two reporters tell of, are recognised by 64-bit fingerprints, kept in blocks that cost one write
 * per commit and bounded in time and number.
 */
package dev.sluice.streams.dedup;
