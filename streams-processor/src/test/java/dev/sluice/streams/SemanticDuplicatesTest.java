package dev.sluice.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.silver.Envelope;
import dev.sluice.streams.count.OpenedInHour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real bodies of webhooks, and the events of the feed that tell the same, through the topology. */
final class SemanticDuplicatesTest {
    private static final Path COMMITTED = Path.of("src/test/resources/webhooks");

    @TempDir
    private Path stateDir;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(Lane.LIVE, stateDir);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static byte[] body(String file) throws IOException {
        var committed = COMMITTED.resolve(file);
        if (Files.exists(committed)) {
            return Files.readAllBytes(committed);
        }
        var shared =
                SharedData.folder().map(folder -> folder.resolve("webhooks").resolve(file));
        assumeThat(shared).as("the shared bodies, no shared/data here").isPresent();
        return Files.readAllBytes(shared.get());
    }

    @ParameterizedTest
    @CsvSource({
        "push, push.json",
        "push, alt_push.json",
        "pull_request, pull_request_opened.json",
        "pull_request, pull_request_closed.json",
        "pull_request, pull_request_synchronize.json",
        "issues, issues_opened.json",
        "issues, issues_labeled.json",
        "issue_comment, issue_comment_created.json",
        "star, starred.json",
        "watch, watch.json",
        "fork, fork.json",
        "create, create.json",
        "delete, delete.json",
        "release, release_published.json",
        "pull_request_review, pull_request_review.json",
        "pull_request_review_comment, pull_request_review_comment.json",
        "commit_comment, commit_comment_created.json",
        "gollum, gollum.json",
        "member, member_added.json",
        "public, public.json",
        "discussion, discussion_created.json"
    })
    void webhookAndFeedCountOnceWhoeverComesFirst(String kind, String file) throws IOException {
        var body = body(file);
        bench.sendWebhook(kind, "d-1", body);
        var first = onlySilver();
        var line = FeedTwin.of(kind, body).line("1", first.getCreatedAt().plusSeconds(2));
        bench.send(line);
        var second = onlySilver();

        assertThat(first.getSemanticDuplicate()).isFalse();
        assertThat(second.getSemanticDuplicate()).isTrue();
        assertThat(second.getType()).isEqualTo(first.getType());
        assertCountedOnce(first.getType());
        assertThat(bench.account().semanticDuplicates()).isEqualTo(1);
        assertThat(bench.account().silver()).isEqualTo(1);

        try (var other = new TopologyBench(Lane.LIVE, stateDir.resolve("other"))) {
            other.send(line);
            other.sendWebhook(kind, "d-1", body);

            assertThat(marks(other)).containsExactly(false, true);
        }
    }

    private void assertCountedOnce(String type) {
        assertThat(bench.countsByType()).containsOnlyKeys(type).containsValue(1L);
    }

    /** GitHub sends both to a hook that wants everything. */
    @Test
    void starThatComesAsStarAndAsWatchCountsOnce() throws IOException {
        var star = body("starred.json");
        var watch = new String(star, UTF_8)
                .replace("\"action\": \"created\"", "\"action\": \"started\"")
                .replace("\"action\":\"created\"", "\"action\":\"started\"")
                .getBytes(UTF_8);

        bench.sendWebhook("star", "d-1", star);
        bench.sendWebhook("watch", "d-2", watch);
        bench.send(FeedTwin.of("star", star).line("1", Instant.parse("2022-05-31T17:24:37Z")));

        assertThat(marks(bench)).containsExactly(false, true, true);
        assertCountedOnce("WatchEvent");
    }

    @Test
    void pushIsKnownHoursLater() throws IOException {
        var body = pushed("a", "b");
        bench.sendWebhook("push", "d-1", body);
        bench.wait(Duration.ofHours(30));
        bench.send(FeedTwin.of("push", body).line("1", TestEvents.START.plus(Duration.ofHours(6))));

        assertThat(marks(bench)).containsExactly(false, true);
    }

    @Test
    void starSixSecondsLaterIsAnotherStar() throws IOException {
        var star = body("starred.json");
        bench.sendWebhook("star", "d-1", star);
        bench.send(FeedTwin.of("star", star).line("1", Instant.parse("2022-05-31T17:24:42Z")));

        assertThat(marks(bench)).containsExactly(false, false);
    }

    /** A branch that is pushed to and fro has the same commits again: in eight real hours of 2016, 367 pushes had. */
    @Test
    void pushesToAndFroAreAsManyAsOneReporterTells() {
        var there = FeedTwin.of("push", pushed("a", "b"));
        var back = FeedTwin.of("push", pushed("b", "a"));
        bench.send(there.line("1", TestEvents.START));
        bench.send(back.line("2", TestEvents.START.plusSeconds(60)));
        bench.send(there.line("3", TestEvents.START.plusSeconds(120)));
        bench.sendWebhook("push", "d-1", pushed("a", "b"));
        bench.sendWebhook("push", "d-2", pushed("b", "a"));
        bench.sendWebhook("push", "d-3", pushed("a", "b"));
        bench.sendWebhook("push", "d-4", pushed("b", "a"));

        assertThat(marks(bench)).containsExactly(false, false, false, true, true, true, false);
        assertThat(bench.countsByType()).containsEntry("PushEvent", 4L);
    }

    @Test
    void eventsOfTheFeedAloneAreNeverMarked() throws IOException {
        for (var file : SharedData.fixtures()) {
            try (var lines = Files.lines(file)) {
                lines.forEach(bench::send);
            }
        }

        assertThat(marks(bench)).isNotEmpty().containsOnly(false);
    }

    @Test
    void semanticDuplicateIsASilverLineOfItsSource() throws IOException {
        var star = body("starred.json");
        bench.send(FeedTwin.of("star", star).line("1", Instant.parse("2022-05-31T17:24:36Z")));
        bench.sendWebhook("star", "d-1", star);

        var accounts = bench.publishedAccounts();
        assertThat(accounts.get("webhook|0").getSilver()).isEqualTo(1);
        assertThat(accounts.get("webhook|0").getSemanticDuplicates()).isEqualTo(1);
        assertThat(accounts.get("webhook|0").getDuplicates()).isZero();
        assertThat(accounts.get(TopologyBench.SOURCE + "|0").getSemanticDuplicates())
                .isZero();
    }

    @Test
    void openedPullRequestAndActivityOfTheRepositoryCountOnceToo() {
        var opened = TestEvents.opened("1");
        var body = """
            {"action":"opened","number":1,"pull_request":{"id":5,"number":1,"updated_at":"%s"},
            "repository":{"id":7,"full_name":"octo/repo-7"},"sender":{"id":3,"login":"ann"}}""".formatted(TestEvents.START).getBytes(UTF_8);
        bench.send(opened);
        bench.sendWebhook("pull_request", "d-1", body);

        bench.activity(7, TestEvents.START)
                .counts()
                .forEach((type, actor, events) -> assertThat(events).isEqualTo(1));
        assertThat(bench.<Object, OpenedInHour>store("opened-pulls-by-repo-hour")
                        .all()
                        .next()
                        .value
                        .byActor()
                        .values())
                .singleElement()
                .satisfies(span -> assertThat(span.opened()).isEqualTo(1));
    }

    private static byte[] pushed(String before, String after) {
        return """
            {"ref":"refs/heads/main","before":"%s","after":"%s","commits":[],
            "repository":{"id":7,"full_name":"o/r","pushed_at":1451610000},"sender":{"id":3,"login":"ann"}}""".formatted(before, after).getBytes(UTF_8);
    }

    private Envelope onlySilver() {
        var silver = Stream.of(EventType.values())
                .flatMap(type -> bench.silver(type).stream())
                .toList();
        assertThat(silver).hasSize(1);
        return (Envelope) silver.get(0).value().get(0);
    }

    private static List<Boolean> marks(TopologyBench bench) {
        return Stream.of(EventType.values())
                .flatMap(type -> bench.silver(type).stream())
                .map(record -> ((Envelope) record.value().get(0)).getSemanticDuplicate())
                .toList();
    }
}
