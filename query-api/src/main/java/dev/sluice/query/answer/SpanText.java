package dev.sluice.query.answer;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class SpanText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,5})([mhd])");

    private SpanText() {}

    /**
     * Reads {@code 15m}, {@code 1h}, {@code 7d} or ISO-8601 such as {@code PT1H}.
     *
     * @throws java.time.format.DateTimeParseException if it is neither
     */
    public static Duration parse(String text) {
        var shorthand = SHORT.matcher(text);
        if (!shorthand.matches()) {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        }
        long number = Long.parseLong(shorthand.group(1));
        return switch (shorthand.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
