package dev.sluice.ingester.fakegithub;

import static dev.sluice.ingester.fakegithub.GithubBench.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    @Test
    void nobodyHasSixtyRequestsAnHourAndATokenFiveThousand() throws Exception {
        try (var bench = new GithubBench(FakeGithubPlan.standard())) {
            assertThat(header(bench.get("/events"), "x-ratelimit-limit")).isEqualTo("60");
            assertThat(header(bench.get("/events"), "x-ratelimit-remaining")).isEqualTo("58");
            var known = bench.get("/events", "Authorization", "Bearer good");
            assertThat(header(known, "x-ratelimit-limit")).isEqualTo("5000");
            assertThat(header(known, "x-ratelimit-remaining")).isEqualTo("4999");
            assertThat(header(bench.get("/events", "Authorization", "token good"), "x-ratelimit-used"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aBudgetIsUsedUpAndComesBackWhenItsHourIsOver() throws Exception {
        var limits = new Limits(2, 5_000, 403, Map.of());
        try (var bench = new GithubBench(FakeGithubPlan.standard().limits(limits))) {
            String reset = Long.toString(bench.clock.instant().getEpochSecond() + 3_600);
            bench.get("/events");
            bench.get("/events");

            var exhausted = bench.get("/events");
            assertThat(exhausted.statusCode()).isEqualTo(403);
            assertThat(header(exhausted, "x-ratelimit-remaining")).isEqualTo("0");
            assertThat(header(exhausted, "x-ratelimit-reset")).isEqualTo(reset);
            assertThat(GithubBench.text(exhausted)).contains("API rate limit exceeded");

            bench.clock.forward(Duration.ofMinutes(59));
            assertThat(bench.get("/events").statusCode()).isEqualTo(403);
            bench.clock.forward(Duration.ofMinutes(1));
            assertThat(bench.get("/events").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatNothingHasChangedIsFree() throws Exception {
        try (var bench = new GithubBench(FakeGithubPlan.standard())) {
            String etag = header(bench.get("/events"), "etag");
            for (int i = 0; i < 5; i++) {
                assertThat(header(bench.get("/events", "If-None-Match", etag), "x-ratelimit-remaining"))
                        .isEqualTo("59");
            }
        }
    }

    @Test
    void aRejectedTokenGetsNoWordAboutLimits() throws Exception {
        var limits = Limits.OF_GITHUB.rejecting("revoked", 401).rejecting("suspended", 403);
        try (var bench = new GithubBench(FakeGithubPlan.standard().limits(limits))) {
            var revoked = bench.get("/events", "Authorization", "Bearer revoked");
            assertThat(revoked.statusCode()).isEqualTo(401);
            assertThat(GithubBench.text(revoked)).contains("Bad credentials");
            var suspended = bench.get("/events", "Authorization", "Bearer suspended");
            assertThat(suspended.statusCode()).isEqualTo(403);
            assertThat(revoked.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit"));
            assertThat(suspended.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit"));
        }
    }

    @Test
    void theArchiveHasNoLimits() throws Exception {
        var limits = new Limits(0, 0, 429, Map.of());
        try (var bench = new GithubBench(FakeGithubPlan.standard().limits(limits))) {
            assertThat(bench.get("/events").statusCode()).isEqualTo(429);
            assertThat(bench.get("/2026-01-01-0.json.gz").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void githubsClockMayBeWrongAndItsResetsWithIt() throws Exception {
        try (var bench = new GithubBench(FakeGithubPlan.standard().skew(Duration.ofMinutes(-10)))) {
            var answer = bench.get("/events");

            assertThat(header(answer, "date")).isEqualTo("Sun, 01 Mar 2026 11:50:00 GMT");
            assertThat(header(answer, "x-ratelimit-reset"))
                    .isEqualTo(Long.toString(bench.clock.instant().getEpochSecond() + 3_000));
        }
    }
}
