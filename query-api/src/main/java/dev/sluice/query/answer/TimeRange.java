package dev.sluice.query.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stretch of event time.
 *
 * @param from its start, included
 * @param to its end, excluded; never before its start
 */
public record TimeRange(Instant from, Instant to) {
    /** From before the first public event to after the last one. */
    public static final TimeRange ALL =
            new TimeRange(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));

    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a range ends at " + to + ", before its start " + from);
        }
    }

    /** The minutes whose start lies in (now − that many minutes, now]: the one that holds now, and those before it. */
    public static TimeRange minutesUntil(Instant now, int minutes) {
        return unitsUntil(now, Duration.ofMinutes(minutes), ChronoUnit.MINUTES);
    }

    /** The hours whose start lies in (now − that many hours, now]: the one that holds now, and those before it. */
    public static TimeRange hoursUntil(Instant now, long hours) {
        return unitsUntil(now, Duration.ofHours(hours), ChronoUnit.HOURS);
    }

    private static TimeRange unitsUntil(Instant now, Duration length, ChronoUnit unit) {
        var end = now.truncatedTo(unit).plus(1, unit);
        return new TimeRange(end.minus(length), end);
    }

    /** The part before an instant; empty where there is none. */
    public Optional<TimeRange> before(Instant instant) {
        return from.isBefore(instant)
                ? Optional.of(new TimeRange(from, to.isBefore(instant) ? to : instant))
                : Optional.empty();
    }

    /** The part from an instant on; empty where there is none. */
    public Optional<TimeRange> since(Instant instant) {
        return to.isAfter(instant)
                ? Optional.of(new TimeRange(from.isAfter(instant) ? from : instant, to))
                : Optional.empty();
    }

    /** The part within another range; empty where there is none. */
    public Optional<TimeRange> within(TimeRange other) {
        return since(other.from).flatMap(part -> part.before(other.to));
    }
}
