package dev.sluice.ingester.fakegithub;

import static dev.sluice.ingester.fakegithub.GithubBench.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingester.fakegithub.EventSource.Order;
import dev.sluice.ingester.fakegithub.EventSource.Shifting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventPagesTest {
    private final GithubBench bench =
            new GithubBench(FakeGithubPlan.standard().events(new Shifting(Feed.sample(7), 10)));

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aPageHasThirtyEventsUnlessMoreAreAskedForAndNeverMoreThanAHundred() throws Exception {
        assertThat(bench.events("/events")).hasSize(30);
        assertThat(bench.events("/events?per_page=7")).hasSize(7);
        assertThat(bench.events("/events?per_page=500")).hasSize(100);
    }

    @Test
    void allPagesTogetherAreThreeHundredDifferentEvents() throws Exception {
        var all = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            all.addAll(bench.events("/events?per_page=100&page=" + page));
        }

        assertThat(all).hasSize(300).doesNotHaveDuplicates();
        assertThat(bench.get("/events?per_page=100&page=4").statusCode()).isEqualTo(422);
        assertThat(bench.get("/events?page=11").statusCode()).isEqualTo(422);
    }

    @Test
    void theWindowShiftsByTheRateAsTimeGoesOn() throws Exception {
        List<String> before = bench.events("/events?per_page=100");
        bench.clock.forward(Duration.ofSeconds(4));
        List<String> after = bench.events("/events?per_page=100");

        var fresh = new HashSet<>(after);
        fresh.removeAll(before);
        assertThat(fresh).hasSize(40);
        assertThat(bench.events("/events?per_page=100")).isEqualTo(after);
    }

    @Test
    void aWalkDuringWhichTimeGoesOnSeesEventsTwice() throws Exception {
        var walk = new ArrayList<>(bench.events("/events?per_page=100&page=1"));
        bench.clock.forward(Duration.ofSeconds(2));
        walk.addAll(bench.events("/events?per_page=100&page=2"));

        assertThat(new HashSet<>(walk)).hasSize(180);
    }

    @Test
    void newestComeFirstButNotStrictly() throws Exception {
        List<Instant> times = times("/events?per_page=100");

        assertThat(times)
                .isNotEqualTo(times.stream().sorted(Comparator.reverseOrder()).toList());
        assertThat(times.get(0)).isAfter(times.get(99));
    }

    @Test
    void eventsHappenedHalfAMinuteBeforeTheyAreVisible() throws Exception {
        Instant newest =
                times("/events?per_page=100").stream().max(Instant::compareTo).orElseThrow();

        assertThat(newest).isBetween("2026-03-01T11:59:25Z", "2026-03-01T11:59:30Z");
        assertThat(header(bench.get("/events"), "last-modified")).isEqualTo("Sun, 01 Mar 2026 11:59:30 GMT");
    }

    @Test
    void anEtagIsWeakAndOfItsPageAndSparesTheBodyAsLongAsThePageIsTheSame() throws Exception {
        var first = bench.get("/events?page=1");
        var second = bench.get("/events?page=2");
        assertThat(header(first, "etag")).startsWith("W/\"").isNotEqualTo(header(second, "etag"));

        var again = bench.get("/events?page=1", "If-None-Match", header(first, "etag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "x-poll-interval")).isEqualTo("60");

        bench.clock.forward(Duration.ofSeconds(1));
        assertThat(bench.get("/events?page=1", "If-None-Match", header(first, "etag"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersSayHowOftenToPollAndWhereTheOtherPagesAre() throws Exception {
        var page = bench.get("/events?per_page=100&page=2");

        assertThat(header(page, "x-poll-interval")).isEqualTo("60");
        assertThat(header(page, "cache-control")).contains("max-age=60");
        assertThat(header(page, "date")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
        assertThat(header(page, "link"))
                .contains("<" + bench.github.url() + "/events?per_page=100&page=3>; rel=\"next\"")
                .contains("page=3>; rel=\"last\"", "page=1>; rel=\"prev\"", "page=1>; rel=\"first\"");
    }

    @Test
    void aRepositoryAnOrganisationAndAPersonHaveListsOfTheirOwn() throws Exception {
        JsonNode event = GithubBench.json(bench.get("/events?per_page=100")).stream()
                .filter(one -> one.has("org"))
                .findFirst()
                .orElseThrow();
        String repository = event.path("repo").path("name").asText();
        String organisation = event.path("org").path("login").asText();
        String actor = event.path("actor").path("login").asText();

        assertThat(GithubBench.json(bench.get("/repos/" + repository + "/events")))
                .isNotEmpty()
                .allMatch(one -> one.path("repo").path("name").asText().equals(repository));
        assertThat(GithubBench.json(bench.get("/orgs/" + organisation + "/events")))
                .isNotEmpty()
                .allMatch(one -> one.path("org").path("login").asText().equals(organisation));
        assertThat(GithubBench.json(
                        bench.get("/users/" + actor.replace("[", "%5B").replace("]", "%5D") + "/events")))
                .isNotEmpty()
                .allMatch(one -> one.path("actor").path("login").asText().equals(actor));
        assertThat(bench.events("/repos/no/body/events")).isEmpty();
        assertThat(bench.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void everyEventThatWasSentIsInTheLog() throws Exception {
        List<String> page = bench.events("/events?page=2");

        assertThat(bench.github.served()).extracting(Served::event).isEqualTo(page);
        assertThat(bench.github.served())
                .allMatch(one -> one.page() == 2 && one.path().equals("/events"));
        assertThat(bench.github.answered()).extracting(Answered::target).containsExactly("/events?page=2");
    }

    @Test
    void aFeedOfRecordedEventsEndsAndIsServedAsItIs() throws Exception {
        List<byte[]> lines = List.of(
                "{\"id\":\"1\",\"type\":\"WatchEvent\",\"created_at\":\"2019-10-21T21:54:52Z\"}".getBytes(UTF_8),
                "{\"id\":\"2\",\"type\":\"ForkEvent\"}".getBytes(UTF_8));
        var source = new Shifting(Feed.of(lines), 1, 1, Duration.ZERO, Order.BY_TIME);
        try (var recorded = new GithubBench(FakeGithubPlan.standard().events(source))) {
            assertThat(recorded.events("/events")).containsExactly("WatchEvent:1");
            assertThat(GithubBench.text(recorded.get("/events"))).contains("2019-10-21T21:54:52Z");
            recorded.clock.forward(Duration.ofHours(1));
            assertThat(recorded.events("/events")).containsExactlyInAnyOrder("WatchEvent:1", "ForkEvent:2");
        }
    }

    @Test
    void pushesCanFillTheFirstPageAsTheyDoSince2026() throws Exception {
        var source = new Shifting(Feed.sample(7), 10, 5_000, Duration.ofSeconds(30), Order.PUSHES_FIRST);
        try (var github = new GithubBench(FakeGithubPlan.standard().events(source))) {
            assertThat(github.events("/events?per_page=100&page=1"))
                    .allMatch(key -> key.matches("(Push|Create|Delete)Event:.*"));
            assertThat(github.events("/events?per_page=100&page=3"))
                    .hasSize(100)
                    .noneMatch(key -> key.matches("(Push|Create|Delete)Event:.*"));
        }
    }

    @Test
    void aListOfItsOwnGoesOnWithTheFeed() throws Exception {
        List<byte[]> lines = IntStream.range(0, 1_000)
                .mapToObj(n -> ("{\"id\":\"" + n + "\",\"type\":\"WatchEvent\",\"repo\":{\"name\":\"Oak/Tree" + n % 2
                                + "\"}}")
                        .getBytes(UTF_8))
                .toList();
        var source = new Shifting(Feed.of(lines), 10, 100, Duration.ZERO, Order.BY_TIME);
        try (var github = new GithubBench(FakeGithubPlan.standard().events(source))) {
            assertThat(github.events("/repos/oak/tree1/events?per_page=100")).hasSize(50);
            github.clock.forward(Duration.ofSeconds(2));
            assertThat(github.events("/repos/oak/tree1/events?per_page=100"))
                    .hasSize(60)
                    .contains("WatchEvent:119");
            github.clock.forward(Duration.ofHours(1));
            assertThat(github.events("/repos/oak/tree1/events?per_page=100&page=3"))
                    .hasSize(100);
        }
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        assertThat(bench.send("POST", "/events").statusCode()).isEqualTo(405);
        assertThat(bench.send("HEAD", "/events").body()).isEmpty();
        assertThat(bench.github.served()).isEmpty();
    }

    private List<Instant> times(String target) throws IOException, InterruptedException {
        return GithubBench.json(bench.get(target)).stream()
                .map(event -> Instant.parse(event.path("created_at").asText()))
                .toList();
    }
}
