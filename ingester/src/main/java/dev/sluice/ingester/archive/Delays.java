package dev.sluice.ingester.archive;

import java.time.Duration;
import java.util.List;

/** How long is waited before asking again. */
final class Delays {
    /** A server that asks for a longer pause is left alone, and the hour is missing until then. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration CAP = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 20;

    /** An archive mends a hole within hours, if at all; after a month it is looked for once a month. */
    private static final List<Duration> MISSING = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30));

    private Delays() {}

    /**
     * After a failure of the network: twice as long each time, up to a minute, half of it left to chance so that many who failed
     * together do not come back together.
     *
     * @param failures in a row, from 1
     * @param chance from 0 to 1
     */
    static Duration afterFailures(int failures, double chance) {
        long longest = Math.min(CAP.toNanos(), FIRST.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofNanos((long) (longest * (1 + chance) / 2));
    }

    /**
     * After an hour was found missing: 1 h, 6 h, 24 h, 3 d, 7 d, 14 d, then 30 d each time.
     *
     * @param before how often it was missing before
     */
    static Duration afterMissing(int before) {
        return MISSING.get(Math.min(Math.max(before, 0), MISSING.size() - 1));
    }
}
