package dev.sluice.ingester.live;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long GitHub wants to be left alone after an answer; it says so in two ways, and a 304 may use only one of them. */
final class Pacing {
    /** Nobody asks for more in earnest. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern AGE = Pattern.compile("(?:^|[,\\s])(?:s-maxage|max-age)\\s*=\\s*\"?(\\d{1,18})");

    private Pacing() {}

    /** The longest of {@code X-Poll-Interval}, {@code max-age}, {@code s-maxage} and the floor; at most {@link #LONGEST}, or the floor. */
    static Duration pause(Answer answer, Duration floor) {
        Duration asked = Stream.concat(answer.seconds("X-Poll-Interval").stream(), ages(answer))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration bounded = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return bounded.compareTo(floor) > 0 ? bounded : floor;
    }

    private static Stream<Duration> ages(Answer answer) {
        Optional<String> control = answer.header("Cache-Control");
        return control.stream()
                .flatMap(text -> AGE.matcher(text).results().map(found -> found.group(1)))
                .map(digits -> Duration.ofSeconds(Math.min(Long.parseLong(digits), LONGEST.toSeconds())));
    }
}
