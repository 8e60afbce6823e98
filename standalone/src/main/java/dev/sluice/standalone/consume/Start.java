package dev.sluice.standalone.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Where reading begins. Times are record timestamps, which are event times. */
sealed interface Start {
    /** The oldest record that is kept. */
    record Beginning() implements Start {}

    /** What is written from now on. */
    record End() implements Start {}

    /** Records of that time or later. */
    record At(Instant time) implements Start {}

    /** So far back from the newest record of the topic: a sample or a replay has a time of its own. */
    record Back(Duration by) implements Start {}

    /**
     * Reads the flag {@code --from}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static Start parse(String text) {
        return switch (text) {
            case "beginning", "earliest" -> new Beginning();
            case "latest", "end" -> new End();
            default -> text.startsWith("-") ? back(text) : at(text);
        };
    }

    private static Start back(String text) {
        var by = text.substring(1).toUpperCase(Locale.ROOT);
        try {
            if (by.endsWith("D")) {
                return new Back(Duration.parse("P" + by));
            }
            return new Back(Duration.parse(by.startsWith("P") ? by : "PT" + by));
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static Start at(String text) {
        try {
            return new At(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(String text, DateTimeParseException cause) {
        return new IllegalArgumentException(
                "--from is '" + text
                        + "'; expected beginning, latest, a time such as 2026-01-01T10:00:00Z or 2026-01-01, or -10m, -2h, -1d",
                cause);
    }
}
