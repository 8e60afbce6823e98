package dev.sluice.runtime.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as headers of HTTP write them: {@code Mon, 21 Oct 2019 21:59:52 GMT}, whatever the language of the machine. */
public final class HttpDate {
    /** The JDK's own format leaves out a day's leading zero. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** In whole seconds. */
    public static String of(Instant time) {
        return WRITTEN.format(time);
    }

    /** The time in that text, blanks around it or not; empty where there is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
