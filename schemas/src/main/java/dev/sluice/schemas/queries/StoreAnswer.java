package dev.sluice.schemas.queries;

import java.util.List;

/**
 * What the state stores of one instance hold. Rows of several partitions of the instance are merged already; rows of
 * several instances add up.
 *
 * @param partitions those that answered, by number
 * @param partitionsTotal bronze partitions of the lane
 * @param rows the answer for those partitions
 * @param <R> type of a row
 */
public record StoreAnswer<R>(List<Integer> partitions, int partitionsTotal, List<R> rows) {}
