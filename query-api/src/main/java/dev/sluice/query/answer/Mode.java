package dev.sluice.query.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What kind of events the pipeline reads; it decides what "now" is. */
public enum Mode {
    /** GitHub as it happens: now is the clock. */
    LIVE,
    /** Recorded files: now is the newest event. */
    REPLAY,
    /** The synthetic sample: now is the newest event. */
    SAMPLE;

    /** The instant that windows end at; empty where only an event could tell and there is none yet. */
    public Optional<Instant> now(Instant clock, Optional<Instant> newestEvent) {
        return this == LIVE ? Optional.of(clock) : newestEvent;
    }

    /** As settings and answers spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
