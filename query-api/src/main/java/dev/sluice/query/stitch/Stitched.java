package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.Meta;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.Situation;
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

    /** The same, where it also rests on another answer; null: the stores were not asked for that. */
    public Stitched<R> restingOn(Coverage other) {
        return new Stitched<>(rows, origin, Coverage.ofBoth(coverage, other), exact);
    }

    /** What is to be said of it, by what was seen before it was asked for. */
    public Meta meta(Situation before) {
        return before.meta(origin, coverage, !rows.isEmpty());
    }

    /** The same with other rows. */
    public <T> Stitched<T> withRows(List<T> others) {
        return new Stitched<>(others, origin, coverage, exact);
    }
}
