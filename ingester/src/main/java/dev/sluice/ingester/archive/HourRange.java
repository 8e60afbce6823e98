package dev.sluice.ingester.archive;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hours in a row, oldest first.
 *
 * @param first included
 * @param last included
 */
public record HourRange(ArchiveHour first, ArchiveHour last) {
    /**
     * From one end to the other. A date or an hour is included at either end; a time as the end is excluded. Of a day that is not
     * over, the hours up to now are meant.
     *
     * @throws IllegalArgumentException with what was expected: nothing before 2011-02-12, nothing in the future, at least an hour
     */
    public static HourRange of(RangeEnd from, RangeEnd to, Instant now) {
        ArchiveHour current = ArchiveHour.at(now);
        ArchiveHour first = from.first();
        ArchiveHour last =
                to instanceof RangeEnd.Day && !to.first().isAfter(current) ? earlier(to.last(), current) : to.last();
        if (ArchiveHour.FIRST.isAfter(first)) {
            throw new IllegalArgumentException(
                    "hours from " + ArchiveHour.FIRST + " on, which is the archive's first, not " + first);
        }
        if (last.isAfter(current) || first.isAfter(current)) {
            throw new IllegalArgumentException(
                    "hours of the past: it is " + now + ", and " + first + " to " + last + " reaches into the future");
        }
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(
                    "an end behind the beginning, not " + first + " to " + last + " (a time as the end is excluded)");
        }
        return new HourRange(first, last);
    }

    private static ArchiveHour earlier(ArchiveHour one, ArchiveHour other) {
        return one.isAfter(other) ? other : one;
    }

    /** All of them, in order. */
    public List<ArchiveHour> hours() {
        return Stream.iterate(first, hour -> !hour.isAfter(last), ArchiveHour::next)
                .toList();
    }
}
