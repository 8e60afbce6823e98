package dev.sluice.benchmarks.flink;

import dev.sluice.streams.parse.Accepted;

/**
 * An event of bronze.
 *
 * @param key of its bronze record
 * @param event what it says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parsed(byte[] key, Accepted event) {
    /** Event time as our topology takes it, milliseconds since 1970. */
    long time() {
        return Math.min(event.createdAt(), event.fetchedAt());
    }
}
