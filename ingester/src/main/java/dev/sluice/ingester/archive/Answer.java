package dev.sluice.ingester.archive;

import dev.sluice.runtime.http.HttpDate;
import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server answered; to be closed.
 *
 * @param uri that answered, behind all redirects
 * @param body not read yet
 */
record Answer(URI uri, int status, HttpHeaders headers, BodyStream body) implements Closeable {
    static final int OK = 200;
    static final int PARTIAL = 206;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    boolean isAbsent() {
        return status == NOT_FOUND || status == GONE;
    }

    /** Whether asking again may help. */
    boolean isPassing() {
        return status == REQUEST_TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR;
    }

    Version version() {
        OptionalLong size = headers.firstValueAsLong("Content-Length");
        return new Version(headers.firstValue("ETag").filter(tag -> !tag.isBlank()), size);
    }

    /** How long the server asks to be left alone: seconds, or until a date, told by the server's own clock. */
    Optional<Duration> retryAfter(Instant now) {
        return headers.firstValue("Retry-After").flatMap(text -> wait(text.strip(), now));
    }

    private Optional<Duration> wait(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant here = headers.firstValue("Date").flatMap(HttpDate::parse).orElse(now);
        return HttpDate.parse(text).map(until -> Duration.between(here, until)).filter(wait -> !wait.isNegative());
    }

    @Override
    public void close() {
        body.close();
    }
}
