package dev.sluice.schemas.queries;

import java.time.Instant;

/**
 * What became of one source's lines, over the partitions of the instance that answers.
 *
 * @param source its id
 * @param lines bronze records read: silver + dead + duplicates
 * @param silver of these, written to a silver topic
 * @param dead of these, refused
 * @param duplicates of these, copies
 * @param late of the silver ones, later than the grace of the state stores
 * @param greatestEventTime of the silver ones; null as long as there is none
 * @param semanticDuplicates of the silver ones, told before by another reporter: marked, and not counted
 */
public record SourceAccount(
        String source,
        long lines,
        long silver,
        long dead,
        long duplicates,
        long late,
        Instant greatestEventTime,
        long semanticDuplicates) {
    /** Both taken together; they are of one source. */
    public SourceAccount plus(SourceAccount other) {
        return new SourceAccount(
                source,
                lines + other.lines,
                silver + other.silver,
                dead + other.dead,
                duplicates + other.duplicates,
                late + other.late,
                later(greatestEventTime, other.greatestEventTime),
                semanticDuplicates + other.semanticDuplicates);
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
