package dev.sluice.streams.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Reads {@code created_at}: RFC 3339 with any offset, and the slashes of 2012 ({@code 2012/03/10 22:00:00 -0800}). A leap
 * second counts as the second before it.
 */
final class EventTime {
    private static final DateTimeFormatter OF_2012 = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss xx", Locale.ROOT);
    private static final int PLAIN_LENGTH = "2016-01-01T00:00:00Z".length();
    private static final int SECONDS_AT = 17;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private EventTime() {}

    /**
     * The time in that text.
     *
     * @throws DateTimeParseException if there is none
     */
    static Instant parse(String text) {
        if (isPlain(text)) {
            return Instant.ofEpochSecond(plain(text));
        }
        var whole = withoutLeapSecond(text);
        return text.indexOf('/') > 0
                ? OffsetDateTime.parse(whole, OF_2012).toInstant()
                : OffsetDateTime.parse(whole, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
    }

    /** Whether it is what GitHub has sent since 2015, digits in all places and each within what every month has. */
    private static boolean isPlain(String text) {
        return text.length() == PLAIN_LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == 'Z'
                && number(text, 0, 4) >= 0
                && within(number(text, 5, 7), 1, 12)
                && within(number(text, 8, 10), 1, 28)
                && within(number(text, 11, 13), 0, 23)
                && within(number(text, 14, 16), 0, 59)
                && within(number(text, SECONDS_AT, 19), 0, 59);
    }

    private static long plain(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return day * DAY + number(text, 11, 13) * HOUR + number(text, 14, 16) * MINUTE + number(text, SECONDS_AT, 19);
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }

    /** The digits between two places; -1 where there is something else. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static String withoutLeapSecond(String text) {
        return text.startsWith("60", SECONDS_AT)
                ? text.substring(0, SECONDS_AT) + "59" + text.substring(SECONDS_AT + 2)
                : text;
    }
}
