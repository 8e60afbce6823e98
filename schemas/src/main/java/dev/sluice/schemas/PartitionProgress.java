package dev.sluice.schemas;

import java.time.Instant;

/**
 * How far one bronze partition was read.
 *
 * @param partition its number
 * @param greatestEventTime of the silver records made of it; null as long as there is none
 * @param drained true where no record is left to read
 */
public record PartitionProgress(int partition, Instant greatestEventTime, boolean drained) {}
