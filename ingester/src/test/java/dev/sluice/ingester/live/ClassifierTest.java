package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.live.Verdict.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    /** An hour ahead of the server's, to tell the two apart. */
    private static final Instant NOW = Instant.parse("2019-10-21T22:59:52Z");

    private static final String DATE = "|Date: " + Answers.DATE;

    @ParameterizedTest
    @CsvSource({
        "200, Page",
        "304, Unchanged",
        "401, TokenRejected",
        "403, TokenRejected",
        "404, Gone",
        "410, Gone",
        "451, Gone",
        "408, SERVER",
        "500, SERVER",
        "502, SERVER",
        "503, SERVER",
        "504, SERVER",
        "400, UNEXPECTED",
        "422, UNEXPECTED",
        "301, UNEXPECTED",
        "204, UNEXPECTED"
    })
    void aStatusWithoutHeaders(int status, String expected) {
        assertThat(word(Classifier.judge(Answers.of(status, ""), true, NOW))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // The server's clock counts: its reset lies 600 s ahead, and a second is added for the cut fractions.
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 1571695792; PRIMARY; PT10M1S",
                "429; X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1571695792; PRIMARY; PT10M1S",
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 1571695192; PRIMARY; PT1S",
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 1571695092; PRIMARY; PT0S",
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 1971695192; PRIMARY; PT1H",
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 1571695792|Retry-After: 900; PRIMARY; PT15M",
                "403; x-ratelimit-remaining: 0; PRIMARY; ",
                "403; x-ratelimit-remaining: 0|x-ratelimit-reset: 9223372036854775807; PRIMARY; ",
                "403; Retry-After: 90; SECONDARY; PT1M30S",
                "403; Retry-After: 5|x-ratelimit-remaining: 77; SECONDARY; PT5S",
                "429; Retry-After: Mon, 21 Oct 2019 22:01:52 GMT; SECONDARY; PT2M",
                "429; Retry-After: Mon, 21 Oct 2019 21:01:52 GMT; SECONDARY; PT0S",
                "429; Retry-After: 99999999; SECONDARY; PT1H",
                "429; Retry-After: soon; SECONDARY; ",
                "429; x-ratelimit-remaining: 50; SECONDARY; "
            })
    void aLimitAndHowLongItLasts(int status, String headers, Limit limit, Duration pause) {
        assertThat(Classifier.judge(Answers.of(status, headers + DATE), true, NOW))
                .isEqualTo(new Verdict.Exhausted(Optional.ofNullable(pause), limit));
    }

    @Test
    void withoutADateOurClockCounts() {
        Answer answer = Answers.of(403, "x-ratelimit-remaining: 0|x-ratelimit-reset: 1571699392");

        assertThat(Classifier.judge(answer, true, NOW))
                .isEqualTo(
                        new Verdict.Exhausted(Optional.of(Duration.ofMinutes(10).plusSeconds(1)), Limit.PRIMARY));
    }

    @Test
    void aSecondaryLimitMayBeToldInTheBodyAlone() {
        Answer answer = Answers.of(
                403,
                "x-ratelimit-remaining: 4000",
                "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes.\"}");

        assertThat(Classifier.judge(answer, true, NOW))
                .isEqualTo(new Verdict.Exhausted(Optional.empty(), Limit.SECONDARY));
    }

    @Test
    void aForbiddenRepositoryIsNotTheTokensFault() {
        Answer answer = Answers.of(403, "x-ratelimit-remaining: 4000", "{\"message\":\"Repository access blocked\"}");

        assertThat(Classifier.judge(answer, true, NOW)).isInstanceOf(Verdict.Gone.class);
    }

    @Test
    void withoutATokenNoneIsRejected() {
        assertThat(Classifier.judge(Answers.of(401, ""), false, NOW)).isInstanceOf(Verdict.Gone.class);
        assertThat(Classifier.judge(Answers.of(403, ""), false, NOW)).isInstanceOf(Verdict.Gone.class);
    }

    @Test
    void aServerInTroubleMaySayHowLong() {
        assertThat(Classifier.judge(Answers.of(503, "Retry-After: 7"), true, NOW))
                .isEqualTo(new Verdict.Trouble(ErrorClass.SERVER, "HTTP 503", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void theLastRequestIsNoticedWhenItIsAnswered() {
        String reset = "|x-ratelimit-reset: 1571695792" + DATE;

        assertThat(Classifier.untilResetIfSpent(Answers.of(200, "x-ratelimit-remaining: 0" + reset), NOW))
                .contains(Duration.ofSeconds(601));
        assertThat(Classifier.untilResetIfSpent(Answers.of(200, "x-ratelimit-remaining: 1" + reset), NOW))
                .isEmpty();
    }

    private static String word(Verdict verdict) {
        return verdict instanceof Verdict.Trouble trouble
                ? trouble.kind().name()
                : verdict.getClass().getSimpleName();
    }
}
