package dev.sluice.ingester.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** One end of a range of hours, as a person writes it. */
public sealed interface RangeEnd {
    /** The first hour of a range that begins here. */
    ArchiveHour first();

    /** The last hour of a range that ends here. */
    ArchiveHour last();

    /** A date: all its 24 hours, at either end. */
    record Day(LocalDate day) implements RangeEnd {
        private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

        @Override
        public ArchiveHour first() {
            return ArchiveHour.of(day, 0);
        }

        @Override
        public ArchiveHour last() {
            return ArchiveHour.of(day, 23);
        }
    }

    /** An hour's name: that hour, at either end. */
    record Hour(ArchiveHour hour) implements RangeEnd {
        @Override
        public ArchiveHour first() {
            return hour;
        }

        @Override
        public ArchiveHour last() {
            return hour;
        }
    }

    /** A moment: a range begins with the hour that it lies in, and ends before it. */
    record Moment(Instant moment) implements RangeEnd {
        @Override
        public ArchiveHour first() {
            return ArchiveHour.at(moment);
        }

        @Override
        public ArchiveHour last() {
            return ArchiveHour.at(moment.minusNanos(1));
        }
    }

    /** Reads {@code 2016-01-01}, {@code 2016-01-01-1} or {@code 2016-01-01T01:00:00Z}. */
    static RangeEnd parse(String text) {
        try {
            if (Day.FORM.matcher(text).matches()) {
                return new Day(LocalDate.parse(text));
            }
            return text.indexOf('T') > 0
                    ? new Moment(OffsetDateTime.parse(text).toInstant())
                    : new Hour(ArchiveHour.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a date (2016-01-01), an hour (2016-01-01-1) or a time (2016-01-01T01:00:00Z) that exists, not '"
                            + text + "'",
                    e);
        }
    }
}
