package dev.sluice.query.stores;

import dev.sluice.query.answer.Coverage;
import java.util.List;

/**
 * What the instances that answered hold together.
 *
 * @param rows of all of them
 * @param coverage how many partitions that is
 * @param <R> type of a row
 */
public record StoreReply<R>(List<R> rows, Coverage coverage) {}
