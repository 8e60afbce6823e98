package dev.sluice.ingester.live;

import java.time.Duration;

/** Kinds of trouble, by how their tries are spaced: doubling from the first pause to the longest. */
enum ErrorClass {
    /** 5xx, 408. */
    SERVER(Duration.ofSeconds(1), Duration.ofSeconds(60)),
    /** No answer, a broken connection, a body that is cut off or too slow. */
    CONNECTION(Duration.ofSeconds(1), Duration.ofSeconds(60)),
    /** A page that does not parse. */
    BROKEN_PAGE(Duration.ofSeconds(1), Duration.ofSeconds(60)),
    /** There is no such feed, by all one can tell: it may have been a slip of the server, or last. */
    GONE(Duration.ofSeconds(60), Duration.ofHours(1)),
    /** A secondary limit that does not say how long. */
    SECONDARY_LIMIT(Duration.ofSeconds(60), Duration.ofMinutes(15)),
    /** An answer that should not be: a body beyond the cap, a redirect to another host, an odd status. */
    UNEXPECTED(Duration.ofSeconds(60), Duration.ofMinutes(15));

    private final Duration first;
    private final Duration longest;

    ErrorClass(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    Duration first() {
        return first;
    }

    Duration longest() {
        return longest;
    }
}
