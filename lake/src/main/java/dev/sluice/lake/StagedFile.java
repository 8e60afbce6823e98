package dev.sluice.lake;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A Parquet file that is complete and closed in the writer's scratch directory, and not yet in the lake.
 *
 * @param scratch where it lies; a path that {@link LakeWriter#scratchFile} gave
 * @param dataset the silver dataset
 * @param hour the event hour (UTC) of all its rows
 * @param rows how many rows were written to it
 * @param minTime the least event time in it
 * @param maxTime the greatest event time in it
 */
public record StagedFile(Path scratch, String dataset, Instant hour, long rows, Instant minTime, Instant maxTime) {}
