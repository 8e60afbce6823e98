package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.FeedEtag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ETags, pauses and tries. */
class PolitenessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S,      0, true",
        "PT1M,      7, true",
        "PT9M59S,   0, true",
        "PT10M,     0, false",
        "P1D,       0, false",
        "PT1M,      8, false",
        "PT1M,      9, false",
        "-PT1S,     0, false"
    })
    void anEtagIsSentWhileItIsNotTooOldAndNotSaidTooOften(Duration age, int unchanged, boolean sent) {
        var saved = new FeedEtag("W/\"a\"", NOW.minus(age));

        assertThat(EtagRules.toSend(Optional.of(saved), unchanged, NOW))
                .isEqualTo(sent ? Optional.of("W/\"a\"") : Optional.empty());
    }

    @Test
    void aPageWithoutEtagIsAskedForWithoutOne() {
        assertThat(EtagRules.toSend(Optional.empty(), 0, NOW)).isEmpty();
    }

    @Test
    void anEtagThatCannotBeSentBackIsNotKept() {
        assertThat(EtagRules.isUsable("W/\"0a\"")).isTrue();
        assertThat(EtagRules.isUsable("\"a b\"")).isFalse();
        assertThat(EtagRules.isUsable("\"\u0007\"")).isFalse();
        assertThat(EtagRules.isUsable("\"" + "x".repeat(256) + "\"")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; PT10S",
                "X-Poll-Interval: 60; PT1M",
                "X-Poll-Interval: 5; PT10S",
                "X-Poll-Interval: 60|Cache-Control: max-age=300; PT5M",
                "X-Poll-Interval: 90|Cache-Control: private, max-age=60, s-maxage=60; PT1M30S",
                "Cache-Control: private,max-age=20,s-maxage=70; PT1M10S",
                "Cache-Control: no-cache; PT10S",
                "X-Poll-Interval: -5|Cache-Control: max-age=x; PT10S",
                "X-Poll-Interval: 999999999999; PT1H",
                "Cache-Control: max-age=999999999999; PT1H"
            })
    void theLongestPauseThatIsAskedForCounts(String headers, Duration pause) {
        assertThat(Pacing.pause(Answers.of(304, headers), Duration.ofSeconds(10)))
                .isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER,          1, 1",
        "SERVER,          2, 2",
        "CONNECTION,      3, 4",
        "CONNECTION,      6, 32",
        "BROKEN_PAGE,     7, 60",
        "SERVER,      10000, 60",
        "SECONDARY_LIMIT, 1, 60",
        "SECONDARY_LIMIT, 2, 120",
        "SECONDARY_LIMIT, 4, 480",
        "SECONDARY_LIMIT, 5, 900",
        "UNEXPECTED,      9, 900"
    })
    void triesAreSpacedByDoubling(ErrorClass kind, int failures, int seconds) {
        Duration middle = Duration.ofSeconds(seconds);

        assertThat(new Backoff(() -> 0.5).pause(kind, failures)).isEqualTo(middle);
        assertThat(new Backoff(() -> 0.0).pause(kind, failures))
                .isEqualTo(middle.multipliedBy(9).dividedBy(10));
        assertThat(new Backoff(() -> 0.999999).pause(kind, failures))
                .isBetween(
                        middle.multipliedBy(109).dividedBy(100),
                        middle.multipliedBy(11).dividedBy(10));
    }

    @Test
    void aPauseThatWasAskedForIsNeverShortened() {
        Duration asked = Duration.ofSeconds(100);

        assertThat(new Backoff(() -> 0.0).noLessThan(asked)).isEqualTo(asked);
        assertThat(new Backoff(() -> 1.0).noLessThan(asked)).isEqualTo(Duration.ofSeconds(110));
    }
}
