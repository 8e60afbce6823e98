package dev.sluice.ingester.fakegithub;

import static dev.sluice.ingester.fakegithub.GithubBench.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.fakegithub.Fault.RetryAfter;
import dev.sluice.ingester.fakegithub.SampleHours.Framing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private static final String HOUR = "/2026-02-01-7.json.gz";

    @Test
    void aRuleMeetsTheRequestsThatItCounts() throws Exception {
        var faults = Faults.rules(
                FaultRule.nth("/events", 2, new Fault.ServerError(502)),
                FaultRule.first("/repos/.*", 1, new Fault.NotFound()));
        try (var bench = bench(faults)) {
            assertThat(bench.get("/events").statusCode()).isEqualTo(200);
            assertThat(bench.get("/events").statusCode()).isEqualTo(502);
            assertThat(bench.get("/events").statusCode()).isEqualTo(200);
            assertThat(bench.get("/repos/a/b/events").statusCode()).isEqualTo(404);
            assertThat(bench.get("/repos/a/b/events").statusCode()).isEqualTo(200);
            assertThat(bench.github.answered().get(1).fault()).contains("ServerError", "502");
        }
    }

    @Test
    void thePrimaryLimitSaysWhenItIsOver() throws Exception {
        try (var bench = bench(always(new Fault.PrimaryLimit(429, Duration.ofMinutes(5))))) {
            var answer = bench.get("/events");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(header(answer, "x-ratelimit-remaining")).isEqualTo("0");
            assertThat(header(answer, "x-ratelimit-reset"))
                    .isEqualTo(Long.toString(bench.clock.instant().getEpochSecond() + 300));
        }
    }

    @Test
    void theSecondaryLimitSaysHowLongToWaitInOneFormOrTheOtherOrNone() throws Exception {
        assertThat(retryAfter(RetryAfter.SECONDS)).isEqualTo("90");
        assertThat(retryAfter(RetryAfter.DATE)).isEqualTo("Sun, 01 Mar 2026 12:01:30 GMT");
        assertThat(retryAfter(RetryAfter.ABSENT)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void anAnswerThatIsCutOffEndsInAnError(Framing framing) {
        try (var bench = bench(always(new Fault.CutOff(1_000)), framing)) {
            assertThatThrownBy(() -> bench.get(HOUR)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> bench.get("/events")).isInstanceOf(IOException.class);
            assertThat(bench.github.served()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aShortLengthLooksWholeAndIsNot(Framing framing) throws Exception {
        try (var bench = bench(always(new Fault.ShortLength(1_000)), framing)) {
            assertThat(bench.get(HOUR).body()).hasSize(1_000);
            assertThatThrownBy(() -> GithubBench.lines(bench.get(HOUR).body())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCutIsOneByteAtLeast() throws Exception {
        try (var bench = bench(always(new Fault.ShortLength(Long.MAX_VALUE)), Framing.LENGTH)) {
            assertThatThrownBy(() -> GithubBench.lines(bench.get(HOUR).body())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerCanHangUpWithoutAWord() {
        try (var bench = bench(always(new Fault.HangUp()))) {
            assertThatThrownBy(() -> bench.get("/events")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void twoHundredIsNoProofOfSense() throws Exception {
        try (var bench = bench(Faults.rules(
                FaultRule.always("/events", new Fault.Garbage()), FaultRule.always("/.*gz", new Fault.HtmlPage())))) {
            assertThat(bench.get("/events").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> bench.events("/events")).isInstanceOf(IOException.class);
            assertThat(GithubBench.text(bench.get(HOUR))).startsWith("<!DOCTYPE html>");
            assertThat(bench.github.served()).isEmpty();
        }
    }

    @Test
    void aStaleEtagIsAnswered304ThoughThereAreNewEvents() throws Exception {
        try (var bench = bench(always(new Fault.StaleEtag()))) {
            String etag = header(bench.get("/events"), "etag");
            bench.clock.forward(Duration.ofHours(3));

            var stale = bench.get("/events", "If-None-Match", etag);
            assertThat(stale.statusCode()).isEqualTo(304);
            assertThat(header(stale, "x-poll-interval")).isNull();
            assertThat(header(stale, "cache-control")).contains("max-age=300");
            assertThat(bench.events("/events")).hasSize(30);
        }
    }

    @Test
    void aSlowAnswerArrivesWhole() throws Exception {
        try (var bench = bench(always(new Fault.Slow(200_000)))) {
            long start = System.nanoTime();
            int bytes = bench.get("/events").body().length;

            assertThat(bytes).isGreaterThan(20_000);
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(
                            (long) (bytes / 20_000) * Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void aSeedGivesTheSameFaultsForEverAndAllKindsOfThem() {
        List<Optional<Fault>> faults = drawn(Faults.seeded(5, 20));

        assertThat(drawn(Faults.seeded(5, 20))).isEqualTo(faults);
        assertThat(drawn(Faults.seeded(6, 20))).isNotEqualTo(faults);
        assertThat(faults.stream().filter(Optional::isPresent).count()).isBetween(300L, 500L);
        Set<Class<?>> kinds = new HashSet<>();
        faults.forEach(fault -> fault.ifPresent(one -> kinds.add(one.getClass())));
        assertThat(kinds).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
        assertThat(drawn(Faults.seeded(5, 0))).containsOnly(Optional.empty());
    }

    private static List<Optional<Fault>> drawn(Faults faults) {
        var drawn = new ArrayList<Optional<Fault>>();
        for (int i = 0; i < 2_000; i++) {
            drawn.add(faults.next("/events"));
        }
        return drawn;
    }

    private static String retryAfter(RetryAfter form) throws Exception {
        try (var bench = bench(always(new Fault.SecondaryLimit(403, Duration.ofSeconds(90), form)))) {
            var answer = bench.get("/events");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(GithubBench.text(answer)).contains("secondary rate limit");
            return header(answer, "retry-after");
        }
    }

    private static Faults always(Fault fault) {
        return Faults.rules(FaultRule.always(".*", fault));
    }

    private static GithubBench bench(Faults faults) {
        return bench(faults, Framing.LENGTH);
    }

    private static GithubBench bench(Faults faults, Framing framing) {
        return new GithubBench(
                FakeGithubPlan.standard().faults(faults).hours(Hours.sample(new SampleHours(1, 100, framing))));
    }
}
