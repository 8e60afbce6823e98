package dev.sluice.query.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What kind of events the pipeline reads; it decides what "now" is. */
public enum Mode {
    /** GitHub as it happens: now is the clock. */
    LIVE,
    /** Recorded files: now is the watermark. */
    REPLAY,
    /** The synthetic sample: now is the watermark. */
    SAMPLE;

    /** The instant that windows end at; empty where only a watermark could tell and there is none yet. */
    public Optional<Instant> now(Instant clock, Optional<Instant> watermark) {
        return this == LIVE ? Optional.of(clock) : watermark;
    }

    /** As settings and answers spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
