package dev.sluice.query.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a parameter of a metric takes, and as what it reaches the statement. */
enum ParamType {
    /** A whole number; a BIGINT. */
    INTEGER,
    /** Any text; a VARCHAR. */
    TEXT,
    /** One of the listed words; a VARCHAR. */
    ENUM,
    /** {@code 15m}, {@code 24h}, {@code 7d} or ISO-8601; its seconds as a BIGINT. */
    DURATION,
    /** {@code owner/name}; a VARCHAR. */
    REPO;

    /** As metric files spell it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
