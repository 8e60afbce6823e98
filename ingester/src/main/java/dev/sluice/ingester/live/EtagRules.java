package dev.sluice.ingester.live;

import dev.sluice.ops.FeedEtag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a page is asked for conditionally. ETags of event feeds go stale: such a page answers 304 for ever while events pass, so
 * none is sent for too long.
 */
final class EtagRules {
    /** Counted from the last answer with a body. */
    static final Duration EXPIRY = Duration.ofMinutes(10);

    /** So many answers of 304 in a row are taken; then the page is asked for without a condition. */
    static final int UNCHANGED_IN_A_ROW = 8;

    private static final int LONGEST = 256;

    private EtagRules() {}

    /**
     * The ETag to send; empty to ask without one.
     *
     * @param saved with the events of that page
     * @param unchangedInARow answers of 304 since the last one with a body
     */
    static Optional<String> toSend(Optional<FeedEtag> saved, int unchangedInARow, Instant now) {
        return saved.filter(etag -> unchangedInARow < UNCHANGED_IN_A_ROW)
                .filter(etag -> isFresh(etag.getSince(), now))
                .map(FeedEtag::getEtag);
    }

    /** Whether it can be sent back as it came: a hostile or broken one would spoil every request. */
    static boolean isUsable(String etag) {
        return etag.length() <= LONGEST && etag.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** A time ahead of now means that a clock was set: its age is not known. */
    private static boolean isFresh(Instant since, Instant now) {
        return !since.isAfter(now) && since.plus(EXPIRY).isAfter(now);
    }
}
