package dev.sluice.ingester.live;

import java.time.Duration;
import java.util.Optional;

/** What an answer, or the lack of one, means. */
sealed interface Verdict {
    /** 200: a page. */
    record Page() implements Verdict {}

    /** 304: the page is as it was. */
    record Unchanged() implements Verdict {}

    /**
     * A limit of requests is reached.
     *
     * @param pause from now; empty where GitHub does not say how long
     * @param limit which one
     */
    record Exhausted(Optional<Duration> pause, Limit limit) implements Verdict {}

    /** The token is not accepted, and will not be. */
    record TokenRejected() implements Verdict {}

    /** This feed is not to be had: gone, renamed away, blocked. It may come back. */
    record Gone(String seen) implements Verdict {}

    /**
     * Something that passes.
     *
     * @param seen what it was, without secrets
     * @param asked how long GitHub wants to be left alone, where it says so
     */
    record Trouble(ErrorClass kind, String seen, Optional<Duration> asked) implements Verdict {
        Trouble(ErrorClass kind, String seen) {
            this(kind, seen, Optional.empty());
        }
    }

    /** GitHub's two kinds of limits. */
    enum Limit {
        /** Requests an hour. */
        PRIMARY,
        /** Too many in a short time: carrying on can get one banned. */
        SECONDARY
    }
}
