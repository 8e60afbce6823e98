package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.live.Credential.State;
import dev.sluice.runtime.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Credentials two = new Credentials(List.of(new Secret("one"), new Secret("two")));

    @Test
    void theSamePreferenceGivesTheSameTokenAndAnotherTheNext() {
        assertThat(two.choose(4, NOW)).isEqualTo(two.choose(4, NOW)).isNotEqualTo(two.choose(5, NOW));
        assertThat(two.choose(-1, NOW)).isPresent();
        assertThat(two.perHour()).isEqualTo(10_000);
    }

    @Test
    void whenAllAreExhaustedTheFirstResetCounts() {
        two.choose(0, NOW).orElseThrow().exhaust(NOW, Duration.ofMinutes(30));
        two.choose(0, NOW).orElseThrow().exhaust(NOW, Duration.ofMinutes(10));

        assertThat(two.choose(0, NOW)).isEmpty();
        assertThat(two.nextReset()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(two.count(State.EXHAUSTED, NOW)).isEqualTo(2);
        assertThat(two.choose(0, NOW.plus(Duration.ofMinutes(10)))).isPresent();
    }

    @Test
    void anExhaustedTokenIsWaitedForRatherThanGoneWithout() {
        Credential first = two.choose(0, NOW).orElseThrow();
        two.reject(first, "HTTP 401");
        two.choose(0, NOW).orElseThrow().exhaust(NOW, Duration.ofMinutes(10));

        assertThat(two.choose(0, NOW)).isEmpty();
    }

    @Test
    void aClockThatIsSetBackDoesNotBlockATokenForDays() {
        var one = new Credentials(List.of());
        one.choose(0, NOW).orElseThrow().exhaust(NOW, Duration.ofMinutes(10));

        assertThat(one.choose(0, NOW.minus(Duration.ofDays(3)))).isPresent();
    }

    @Test
    void whatGithubTellsOfTheLimitIsTaken() {
        Credential token = two.choose(0, NOW).orElseThrow();
        two.note(token, Answers.of(200, "X-RateLimit-Limit: 15000|X-RateLimit-Remaining: 14990|X-OAuth-Scopes: repo"));

        assertThat(two.perHour()).isEqualTo(20_000);
        assertThat(two.remaining()).hasValue(14_990);
    }

    @Test
    void noTokenIsEverPrinted() {
        assertThat(two.choose(0, NOW).orElseThrow().name()).isEqualTo("token 1 of 2");
        assertThat(new Fetch.Request("/events", Optional.empty(), Optional.of(new Secret("gh_s"))))
                .asString()
                .doesNotContain("gh_s");
    }
}
