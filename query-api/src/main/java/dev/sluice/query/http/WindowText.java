package dev.sluice.query.http;

import dev.sluice.query.answer.SpanText;
import dev.sluice.query.answer.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A stretch of time as people write it: {@code 24h}, {@code PT24H}, or from and to. */
final class WindowText {
    private static final Duration LONGEST = Duration.ofDays(366);

    private WindowText() {}

    /** Whole hours: {@code window=} up to now, or {@code from=&to=}; empty where the window ends at an unknown now. */
    static Optional<TimeRange> hours(QueryText query, Optional<Instant> now, String standard) {
        if (query.text("from").isEmpty() && query.text("to").isEmpty()) {
            var length = duration("window", query.text("window").orElse(standard), Duration.ofHours(1), LONGEST);
            if (!length.truncatedTo(ChronoUnit.HOURS).equals(length)) {
                throw Refusal.of("window", query.text("window").orElse(standard), "whole hours");
            }
            return now.map(end -> TimeRange.hoursUntil(end, length.toHours()));
        }
        query.text("window").ifPresent(text -> {
            throw Refusal.of("window", text, "left out where from and to are given");
        });
        return Optional.of(between(wholeHour(query, "from"), wholeHour(query, "to")));
    }

    private static TimeRange between(Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Refusal.of("to", to.toString(), "after from (" + from + "), and at most 366 days later");
        }
        return new TimeRange(from, to);
    }

    private static Instant wholeHour(QueryText query, String name) {
        var expected = "a whole hour, such as 2016-01-01T01:00:00Z";
        var instant = query.instant(name).orElseThrow(() -> Refusal.of(name, null, expected));
        if (!instant.truncatedTo(ChronoUnit.HOURS).equals(instant)) {
            throw Refusal.of(name, instant.toString(), expected);
        }
        return instant;
    }

    /** Reads {@code 15m}, {@code 1h}, {@code 7d} or ISO-8601. */
    static Duration duration(String name, String text, Duration least, Duration most) {
        var expected = "a duration from " + words(least) + " to " + words(most) + ", such as 15m, 1h, 7d or PT1H";
        try {
            var duration = SpanText.parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw Refusal.of(name, text, expected);
        }
        throw Refusal.of(name, text, expected);
    }

    private static String words(Duration duration) {
        if (duration.toHours() % 24 == 0 && !duration.isZero()) {
            return duration.toDays() + "d";
        }
        return duration.toMinutes() % 60 == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }
}
