package dev.sluice.ingester.fakegithub.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as headers write them: {@code Mon, 21 Oct 2019 21:59:52 GMT}; the JDK's own format leaves out a day's leading zero. */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** In whole seconds. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
