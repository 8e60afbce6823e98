package dev.sluice.lake;

import java.time.Instant;

/**
 * A Parquet file of the lake, as the manifest lists it.
 *
 * @param path where it lies, relative to the lake's root, with forward slashes
 * @param dataset the silver dataset, e.g. {@code pull-request}
 * @param hour the event hour (UTC) of all its rows
 * @param rows how many rows it has
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, small hex digits: DuckDB reads a flipped bit as a wrong number without a word
 * @param minTime the least event time in it
 * @param maxTime the greatest event time in it
 */
public record DataFile(
        String path,
        String dataset,
        Instant hour,
        long rows,
        long bytes,
        String sha256,
        Instant minTime,
        Instant maxTime) {}
