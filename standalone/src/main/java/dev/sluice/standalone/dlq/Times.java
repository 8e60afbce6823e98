package dev.sluice.standalone.dlq;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Times as people write them. */
final class Times {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,7})([smhd])");

    private Times() {}

    /**
     * A moment: {@code 2026-01-01T00:00:00Z}, or {@code 2h}, which is so long ago.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Instant moment(String text, Clock clock) {
        if (AGO.matcher(text).matches()) {
            return clock.instant().minus(length(text));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "'; expected a time such as 2026-01-01T00:00:00Z, or so long ago: 90s, 15m, 2h, 3d",
                    e);
        }
    }

    /**
     * A length: {@code 90s}, {@code 15m}, {@code 2h}, {@code 3d}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Duration length(String text) {
        var parts = AGO.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "'; expected a length of time such as 90s, 15m, 2h or 3d");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
