package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.ActorClass;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.Push;
import dev.sluice.sink.Sql;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models over a handful of named rows, and the tables' way back from every kind of loss. */
class GoldTablesTest {

    private static final String EVENT_COUNTS =
            "select hour, type, actor_class, events from gold_event_counts_hourly order by all";

    @TempDir
    private Path data;

    private TestLake lake;

    @BeforeEach
    void lake() throws IOException, SQLException {
        lake = new TestLake(data.resolve("lake"));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        lake.close();
    }

    @Test
    void eventsAreCountedByHourTypeAndActorClass() throws IOException, SQLException {
        lake.commit(
                EventType.PUSH,
                TestEvents.push("1", "2016-01-01T01:00:00Z"),
                TestEvents.push("2", "2016-01-01T01:59:59Z"),
                byBot(TestEvents.push("3", "2016-01-01T01:30:00Z")),
                TestEvents.push("4", "2016-01-01T02:00:00Z"));
        lake.commit(EventType.WATCH, TestEvents.watch("1", "2016-01-01T01:00:00Z"));

        assertThat(gold(EVENT_COUNTS))
                .containsExactly(
                        "2016-01-01 01:00:00.0|PushEvent|BOT|1",
                        "2016-01-01 01:00:00.0|PushEvent|HUMAN|2",
                        "2016-01-01 01:00:00.0|WatchEvent|HUMAN|1",
                        "2016-01-01 02:00:00.0|PushEvent|HUMAN|1");
    }

    private static Push byBot(Push push) {
        push.getEvent().setActorClass(ActorClass.BOT);
        return push;
    }

    @Test
    void anEventThatCameTwiceCountsOnce() throws IOException, SQLException {
        Push again = TestEvents.push("1", "2016-01-01T01:00:00Z");
        again.getEvent().setLane("github-history");
        lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
        lake.commit(EventType.PUSH, again);

        assertThat(gold(EVENT_COUNTS)).containsExactly("2016-01-01 01:00:00.0|PushEvent|HUMAN|1");
    }

    @Test
    void whatAnotherReporterToldBeforeDoesNotCount() throws IOException, SQLException {
        lake.commit(
                EventType.PUSH,
                TestEvents.push("1", "2016-01-01T01:00:00Z"),
                toldBefore(TestEvents.push("wh-1", "2016-01-01T01:00:01Z")));
        PullRequest again =
                TestEvents.pullRequest("wh-2", "2016-01-01T01:00:00Z", 1, "opened", PullRequestOutcome.NONE);
        again.getEvent().setSemanticDuplicate(true);
        lake.commit(EventType.PULL_REQUEST, again);

        assertThat(gold(EVENT_COUNTS)).containsExactly("2016-01-01 01:00:00.0|PushEvent|HUMAN|1");
        assertThat(gold("select * from gold_pull_requests")).isEmpty();
    }

    /** The history lane sees no webhooks and marks nothing. */
    @Test
    void whatIsMarkedOnOneLaneDoesNotCountOnTheOther() throws IOException, SQLException {
        Push ofHistory = TestEvents.push("1", "2016-01-01T01:00:00Z");
        ofHistory.getEvent().setLane("github-history");
        ofHistory.getEvent().setIngestedAt(Instant.parse("2026-11-20T00:00:00Z"));
        lake.commit(EventType.PUSH, ofHistory);
        lake.commit(EventType.PUSH, toldBefore(TestEvents.push("1", "2016-01-01T01:00:00Z")));

        assertThat(gold(EVENT_COUNTS)).isEmpty();
    }

    private static Push toldBefore(Push push) {
        push.getEvent().setSemanticDuplicate(true);
        return push;
    }

    @Test
    void anIdThatGithubUsesAgainIsAnotherEvent() throws IOException, SQLException {
        lake.commit(
                EventType.PUSH,
                TestEvents.push("1", "2016-01-01T01:00:00Z"),
                TestEvents.push("1", "2016-01-01T01:00:01Z"));

        assertThat(gold(EVENT_COUNTS)).containsExactly("2016-01-01 01:00:00.0|PushEvent|HUMAN|2");
    }

    @Test
    void aRepositoryGoesByItsLastName() throws IOException, SQLException {
        Push renamed = TestEvents.push("2", "2016-01-01T01:30:00Z");
        renamed.getEvent().setRepoName("octo/dog");
        lake.commit(
                EventType.PUSH,
                renamed,
                TestEvents.push("1", "2016-01-01T01:10:00Z"),
                withoutRepo(TestEvents.push("3", "2016-01-01T01:20:00Z")));

        assertThat(gold("select * from gold_repo_activity_hourly"))
                .containsExactly("2016-01-01 01:00:00.0|42|PushEvent|HUMAN|octo/dog|2");
    }

    private static Push withoutRepo(Push push) {
        push.getEvent().setRepoId(null);
        return push;
    }

    @Test
    void aPullRequestTellsWhatHappenedToIt() throws IOException, SQLException {
        lake.commit(
                EventType.PULL_REQUEST,
                pull("1", "01:00:00", "opened", PullRequestOutcome.NONE),
                pull("2", "01:10:00", "closed", PullRequestOutcome.CLOSED),
                pull("3", "01:20:00", "reopened", PullRequestOutcome.NONE),
                pull("4", "01:30:00", "closed", PullRequestOutcome.MERGED),
                pull("5", "01:40:00", "labeled", PullRequestOutcome.NONE));

        assertThat(gold("select * from gold_pull_requests"))
                .containsExactly("2016-01-01 01:00:00.0|42|9|HUMAN|octo/cat|1009|7|ann|1|1|1|1|"
                        + "2016-01-01 01:00:00.0|2016-01-01 01:00:00.0|2016-01-01 01:30:00.0|2016-01-01 01:10:00.0");
    }

    @Test
    void whatIsUnknownOfAPullRequestIsNull() throws IOException, SQLException {
        PullRequest labeled = pull("1", "01:00:00", "labeled", PullRequestOutcome.UNKNOWN);
        labeled.setAuthorId(null);
        labeled.setAuthorLogin(null);
        lake.commit(EventType.PULL_REQUEST, labeled);

        assertThat(gold("select author_id, author_login, opened, first_opened_at from gold_pull_requests"))
                .containsExactly("null|null|0|null");
    }

    private static PullRequest pull(String id, String time, String action, PullRequestOutcome outcome) {
        return TestEvents.pullRequest(id, "2016-01-01T" + time + "Z", 9, action, outcome);
    }

    @Test
    void aCommitReplacesTheHoursThatItTouchesAndLeavesTheOthers() throws IOException, SQLException {
        lake.commit(
                EventType.PUSH,
                TestEvents.push("1", "2016-01-01T01:00:00Z"),
                TestEvents.push("2", "2016-01-01T02:00:00Z"));
        try (GoldTables tables = open()) {
            assertThat(tables.refresh()).isTrue();
            assertThat(tables.refresh()).isFalse();
            lake.commit(EventType.PUSH, TestEvents.push("3", "2016-01-01T01:30:00Z"));
            assertThat(tables.refresh()).isTrue();
            assertThat(tables.appliedSeq()).isEqualTo(2);
        }

        assertThat(query(EVENT_COUNTS))
                .containsExactly("2016-01-01 01:00:00.0|PushEvent|HUMAN|2", "2016-01-01 02:00:00.0|PushEvent|HUMAN|1");
    }

    @Test
    void aDamagedFileIsPutAsideAndMadeAgain() throws IOException, SQLException {
        lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
        List<String> before = gold(EVENT_COUNTS);
        Path work = data.resolve("gold/work.duckdb");
        byte[] bytes = Files.readAllBytes(work);
        java.util.Arrays.fill(bytes, 0, bytes.length / 2, (byte) 0x55);
        Files.write(work, bytes);

        assertThat(gold(EVENT_COUNTS)).isEqualTo(before);
        assertThat(data.resolve("gold/bad-work.duckdb")).exists();
    }

    @Test
    void tablesFromAnotherLakeAreMadeAgain() throws IOException, SQLException {
        lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
        gold(EVENT_COUNTS);
        lake.close();
        lake = new TestLake(data.resolve("another-lake"));
        lake.commit(EventType.WATCH, TestEvents.watch("2", "2016-01-01T03:00:00Z"));

        assertThat(gold(EVENT_COUNTS)).containsExactly("2016-01-01 03:00:00.0|WatchEvent|HUMAN|1");
    }

    @Test
    void aSnapshotSaysWhatItHolds() throws IOException, SQLException {
        lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
        try (GoldTables tables = open()) {
            tables.refresh();
            tables.readyForSnapshot(Optional.empty(), "cluster-1");
            assertThat(tables.watermark()).isEmpty();
            tables.readyForSnapshot(Optional.of(java.time.Instant.parse("2016-01-01T00:45:00Z")), "cluster-1");
            assertThat(tables.watermark()).contains(java.time.Instant.parse("2016-01-01T00:45:00Z"));
        }

        assertThat(query("select * from gold_snapshot"))
                .containsExactly("1|2016-01-01 00:45:00.0|2026-11-21 00:00:00.0|cluster-1");
    }

    private List<String> gold(String sql) throws IOException, SQLException {
        try (GoldTables tables = open()) {
            tables.refresh();
        }
        return query(sql);
    }

    private GoldTables open() throws IOException, SQLException {
        return GoldTables.open(data.resolve("gold"), lake.layout(), lake.reader(), TestLake.CLOCK);
    }

    private List<String> query(String sql) throws SQLException {
        return Sql.rows("jdbc:duckdb:" + data.resolve("gold/work.duckdb"), sql);
    }
}
