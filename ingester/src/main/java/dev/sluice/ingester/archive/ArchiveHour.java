package dev.sluice.ingester.archive;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One hour of GH Archive, by its name: {@code 2016-01-01-1}, the hour without a leading zero. The names are UTC since 2015; before
 * that they are Pacific local time, so that one hour a year does not exist. They are taken as UTC here: a name finds its file.
 *
 * @param start of the hour, on the hour
 */
public record ArchiveHour(Instant start) implements Comparable<ArchiveHour> {
    /** The oldest there is (gharchive.org). */
    static final ArchiveHour FIRST = new ArchiveHour(Instant.parse("2011-02-12T00:00:00Z"));

    /** A file is there some five minutes after its hour, and may be written anew shortly after; so long it is left alone. */
    static final Duration SETTLED_AFTER = Duration.ofMinutes(70);

    private static final Pattern NAME = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})-(0|[1-9]|1[0-9]|2[0-3])");

    /** On the hour, or refused. */
    public ArchiveHour {
        if (!start.equals(start.truncatedTo(ChronoUnit.HOURS))) {
            throw new IllegalArgumentException("a time on the hour, not " + start);
        }
    }

    /** The hour that a moment lies in. */
    public static ArchiveHour at(Instant moment) {
        return new ArchiveHour(moment.truncatedTo(ChronoUnit.HOURS));
    }

    static ArchiveHour of(LocalDate day, int hour) {
        return new ArchiveHour(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static ArchiveHour parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "an hour as GH Archive names it, such as 2016-01-01-1 (0 to 23, no leading zero), not '" + name
                            + "'");
        }
        try {
            return of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)), number(parts, 4));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day that exists, not '" + name + "': " + e.getMessage(), e);
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    ArchiveHour next() {
        return new ArchiveHour(start.plus(1, ChronoUnit.HOURS));
    }

    boolean isAfter(ArchiveHour other) {
        return compareTo(other) > 0;
    }

    /** From when on it is worth asking for. */
    Instant settledAt() {
        return start.plus(1, ChronoUnit.HOURS).plus(SETTLED_AFTER);
    }

    ZonedDateTime utc() {
        return start.atZone(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(ArchiveHour other) {
        return start.compareTo(other.start);
    }

    /** Its name. */
    @Override
    public String toString() {
        return utc().toLocalDate() + "-" + utc().getHour();
    }
}
