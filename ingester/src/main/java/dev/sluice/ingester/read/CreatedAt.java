package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A cheap look for an event's time, good enough for the timestamp of a bronze record: the last {@code "created_at"} within the
 * last bytes of the line, which is where GitHub writes the event's own. The parser behind bronze is what counts.
 */
public final class CreatedAt {
    private static final byte[] KEY = "\"created_at\"".getBytes(US_ASCII);
    /** {@code org} may follow, some 250 bytes. */
    private static final int TAIL = 512;

    private static final int LENGTH = "2016-01-01T00:00:00Z".length();
    private static final int YEAR = 0;
    private static final int MONTH = 5;
    private static final int DAY = 8;
    private static final int T = 10;
    private static final int HOUR = 11;
    private static final int MINUTE = 14;
    private static final int SECOND = 17;

    private CreatedAt() {}

    /** Milliseconds since 1970; empty when there is none in the form {@code 2016-01-01T00:00:00Z}. */
    public static OptionalLong of(byte[] line) {
        int lowest = Math.max(0, line.length - TAIL);
        for (int i = line.length - LENGTH - 1; i > lowest; i--) {
            if (line[i - 1] == '"' && followsKey(line, i - 2, lowest)) {
                return time(line, i);
            }
        }
        return OptionalLong.empty();
    }

    /** Whether the key and its colon end there, with blanks between them or not. */
    private static boolean followsKey(byte[] line, int last, int lowest) {
        int colon = beforeBlanks(line, last, lowest);
        if (colon < lowest || line[colon] != ':') {
            return false;
        }
        int end = beforeBlanks(line, colon - 1, lowest) + 1;
        return end - KEY.length >= lowest && Arrays.equals(line, end - KEY.length, end, KEY, 0, KEY.length);
    }

    private static int beforeBlanks(byte[] line, int last, int lowest) {
        int at = last;
        while (at >= lowest && (line[at] == ' ' || line[at] == '\t' || line[at] == '\n' || line[at] == '\r')) {
            at--;
        }
        return at;
    }

    private static OptionalLong time(byte[] line, int at) {
        if (line[at + T] != 'T' || line[at + LENGTH - 1] != 'Z') {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(LocalDateTime.of(
                            number(line, at + YEAR, 4),
                            number(line, at + MONTH, 2),
                            number(line, at + DAY, 2),
                            number(line, at + HOUR, 2),
                            number(line, at + MINUTE, 2),
                            number(line, at + SECOND, 2))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli());
        } catch (DateTimeException notATime) {
            return OptionalLong.empty();
        }
    }

    /** Anything but digits gives −1, which no field of a time allows (save the year, which a later check of the log refuses). */
    private static int number(byte[] line, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return -1;
            }
            value = value * 10 + line[i] - '0';
        }
        return value;
    }
}
