package dev.sluice.ingester.source;

import java.io.IOException;
import java.time.Instant;

/** A server does not have what was to be read; it may have it later. That is known, and told: a hole is not an empty hour. */
public final class SourceMissing extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Instant retryAt;

    /**
     * @param reason what was asked for and what was answered
     * @param retryAt when to ask again at the earliest
     */
    public SourceMissing(String reason, Instant retryAt) {
        super(reason);
        this.retryAt = retryAt;
    }

    /** When to ask again at the earliest. */
    public Instant retryAt() {
        return retryAt;
    }
}
