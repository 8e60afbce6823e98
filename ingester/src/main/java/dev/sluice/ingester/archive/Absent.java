package dev.sluice.ingester.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The server does not have an hour, or cannot be brought to say so; later it may. */
final class Absent extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> notBefore;

    /** @param notBefore how long the server asked to be left alone */
    Absent(String what, Optional<Duration> notBefore) {
        super(what);
        this.notBefore = notBefore;
    }

    Optional<Duration> notBefore() {
        return notBefore;
    }
}
