package dev.sluice.ingester.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A failure of the network or of a server that trying again may mend. */
final class Passing extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean cut;
    private final transient Optional<Duration> retryAfter;

    private Passing(String what, boolean cut, Optional<Duration> retryAfter, Throwable cause) {
        super(what, cause);
        this.cut = cut;
        this.retryAfter = retryAfter;
    }

    /** The server did not answer, or said that it cannot. */
    static Passing unanswered(String what, Optional<Duration> retryAfter) {
        return new Passing(what, false, retryAfter, null);
    }

    /** There was no way to the server. */
    static Passing unreachable(String what, Throwable cause) {
        return new Passing(what + ": " + cause, false, Optional.empty(), cause);
    }

    /** An answer began, and ended before its end. */
    static Passing cut(String what, Throwable cause) {
        return new Passing(cause == null ? what : what + ": " + cause, true, Optional.empty(), cause);
    }

    boolean isCut() {
        return cut;
    }

    /** How long the server asked to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
