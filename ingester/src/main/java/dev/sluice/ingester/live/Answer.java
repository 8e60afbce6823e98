package dev.sluice.ingester.live;

import dev.sluice.runtime.http.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What GitHub answered.
 *
 * @param headers by name, whatever its case
 * @param body of at most {@link HttpFetch#BODY_CAP} bytes; empty where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    /** With names of headers that match in any case. */
    public Answer {
        var ignoringCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = ignoringCase;
    }

    /** The first value of that header, if it is not blank. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** That header as a whole number from 0; empty where it is absent or anything else. */
    OptionalLong number(String name) {
        return header(name).map(Answer::digits).orElse(OptionalLong.empty());
    }

    /** That header as seconds, a day at most; empty where it is absent or no number. */
    Optional<Duration> seconds(String name) {
        OptionalLong seconds = number(name);
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.min(seconds.getAsLong(), LONGEST_SECONDS)));
    }

    /** The server's time when it answered; empty where it does not say. */
    Optional<Instant> date() {
        return header("Date").flatMap(HttpDate::parse);
    }

    /** Whether the header {@code Link} names a next page. */
    boolean hasNextPage() {
        return headers.getOrDefault("Link", List.of()).stream()
                .anyMatch(link -> link.toLowerCase(Locale.ROOT).contains("rel=\"next\""));
    }

    static OptionalLong digits(String text) {
        try {
            long number = Long.parseLong(text.strip());
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
