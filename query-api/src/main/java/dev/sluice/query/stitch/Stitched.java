package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.Origin;
import java.util.List;

/**
 * Rows of both sides, merged.
 *
 * @param rows each key once
 * @param origin who answered
 * @param coverage of the state stores; null where they were not asked
 * @param exact whether it is proven that these are the rows that were asked for; false where a ranking may lack one
 * @param <R> type of a row
 */
public record Stitched<R>(List<R> rows, Origin origin, Coverage coverage, boolean exact) {
    /** The question could not be asked: now is unknown. */
    public static <R> Stitched<R> nothing(Coverage coverage) {
        return new Stitched<>(List.of(), Origin.STREAM, coverage, true);
    }

    /** The same with other rows. */
    public <T> Stitched<T> withRows(List<T> others) {
        return new Stitched<>(others, origin, coverage, exact);
    }
}
