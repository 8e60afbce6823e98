package dev.sluice.ingester.sample;

import java.time.Instant;
import java.util.List;

/**
 * What a generated sample has.
 *
 * @param seed any
 * @param events lines, without those that corruptions add; 0 or more
 * @param from when the first one happens
 * @param perSecond how many happen in a second; above 0
 * @param bad share of the lines that are damaged, 0 to 1; null for the usual one in a hundred
 * @param duplicates share of the lines that are copies, 0 to 1; null for the usual one in 250
 * @param late lateness beyond the usual ten minutes; null for none
 * @param idResetAt from that event on ids begin anew, so that old ones come back; null for never
 * @param corruptions lines and files that are added, each once
 */
public record SamplePlan(
        long seed,
        long events,
        Instant from,
        double perSecond,
        Double bad,
        Double duplicates,
        Late late,
        Long idResetAt,
        List<Corruption> corruptions) {
    /** Copies the list. */
    public SamplePlan {
        corruptions = List.copyOf(corruptions);
    }

    /** What {@code --source sample} reads. */
    public static SamplePlan usual(long seed, long events) {
        return new SamplePlan(seed, events, Block.EPOCH, Block.EVENTS_PER_SECOND, null, null, null, null, List.of());
    }

    /** When event n happens, in seconds since 1970. */
    long secondOf(long n) {
        return from.getEpochSecond() + (long) Math.floor(n / perSecond);
    }
}
