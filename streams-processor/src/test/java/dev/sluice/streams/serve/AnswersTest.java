package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.DriftSeen;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.silver.ActorClass;
import dev.sluice.streams.account.Tally;
import dev.sluice.streams.count.Counts;
import dev.sluice.streams.count.OpenedInHour;
import dev.sluice.streams.count.OpenedInHour.Span;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoHour;
import dev.sluice.streams.count.RepoLabel;
import dev.sluice.streams.drift.Told;
import dev.sluice.streams.serve.Parameters.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of several partitions and hours, merged. */
final class AnswersTest {
    private static final Instant START = Instant.parse("2016-01-01T01:00:00Z");
    private static final Range TWO_HOURS = new Range(START, START.plus(Duration.ofHours(2)));
    private static final int HOUR = RepoHour.hour(START);
    private static final long MINUTE = START.getEpochSecond() / 60;
    /** Two pushes by people, one by a bot. */
    private static final Counts THREE =
            new Counts(HexFormat.of().parseHex("01010000000000000002" + "01020000000000000001"));

    private static final Counts ONE_STAR = new Counts(HexFormat.of().parseHex("05010000000000000001"));

    private final FakeStores stores = new FakeStores();
    private final Answers answers = new Answers(stores);

    @Test
    void minutesOfAllPartitionsAdd() {
        stores.put("events-by-minute", 0, MINUTE, THREE);
        stores.put("events-by-minute", 1, MINUTE, THREE);
        stores.put("events-by-minute", 1, MINUTE + 120, THREE);

        var answer = answers.minutes(TWO_HOURS);

        assertThat(answer.partitions()).containsExactly(0, 1);
        assertThat(answer.partitionsTotal()).isEqualTo(4);
        assertThat(answer.rows())
                .containsExactlyInAnyOrder(
                        new MinuteCount(START, "PushEvent", ActorClass.HUMAN, 4),
                        new MinuteCount(START, "PushEvent", ActorClass.BOT, 2));
    }

    @Test
    void partitionThatDoesNotAnswerIsNotNamed() {
        stores.put("events-by-minute", 0, MINUTE, THREE);
        stores.silence(0);

        var answer = answers.minutes(TWO_HOURS);

        assertThat(answer.partitions()).containsExactly(1);
        assertThat(answer.rows()).isEmpty();
    }

    private void fillRepositories() {
        put(0, HOUR, 7, new RepoActivity(new RepoLabel(1, "octo/old"), THREE));
        put(0, HOUR + 1, 7, new RepoActivity(new RepoLabel(2, "octo/new"), ONE_STAR));
        put(0, HOUR + 2, 7, new RepoActivity(new RepoLabel(3, "octo/later"), THREE));
        put(1, HOUR, 8, new RepoActivity(new RepoLabel(1, "cat/hat"), THREE));
    }

    private void put(int partition, int hour, long repoId, RepoActivity activity) {
        stores.put("activity-by-repo-hour", partition, new RepoHour(hour, repoId), activity);
    }

    @Test
    void busiestRepositoryComesFirst() {
        fillRepositories();

        assertThat(answers.repositories(TWO_HOURS, BotFilter.EXCLUDE, 10).rows())
                .containsExactly(
                        new RepoCount(7, "octo/new", 3, Map.of("PushEvent", 2L, "WatchEvent", 1L)),
                        new RepoCount(8, "cat/hat", 2, Map.of("PushEvent", 2L)));
        assertThat(answers.repositories(TWO_HOURS, BotFilter.INCLUDE, 1).rows())
                .extracting(RepoCount::events)
                .containsExactly(4L);
    }

    @Test
    void repositoryWithoutCountedEventsHasNoRow() {
        put(0, HOUR, 9, new RepoActivity(new RepoLabel(1, "octo/quiet"), ONE_STAR));

        assertThat(answers.repositories(TWO_HOURS, BotFilter.ONLY, 10).rows()).isEmpty();
    }

    @Test
    void oneRepositoryIsLookedUpByHour() {
        fillRepositories();

        var answer = answers.repository(TWO_HOURS, BotFilter.ONLY, 7);

        assertThat(answer.partitions()).containsExactly(0, 1);
        assertThat(answer.rows()).containsExactly(new RepoCount(7, "octo/new", 1, Map.of("PushEvent", 1L)));
    }

    /** Half of its hours would be counted, and the partition named as one that answered. */
    @Test
    void partitionThatComesWhileHoursAreLookedUpIsNotAnsweredFor() {
        fillRepositories();
        stores.silence(0);
        stores.gain(0, 1);

        assertThatThrownBy(() -> answers.repository(TWO_HOURS, BotFilter.INCLUDE, 7))
                .isInstanceOf(NotRunning.class)
                .hasMessage("partitions [1] became [0, 1] while they were asked; ask again");
    }

    @Test
    void openingsOfSeveralHoursJoin() {
        var early = Map.of(ActorClass.HUMAN, new Span(2, 1_000, 3_000), ActorClass.BOT, new Span(1, 500, 500));
        var late = Map.of(ActorClass.HUMAN, new Span(1, 9_000, 9_000));
        stores.put(
                "opened-pulls-by-repo-hour",
                0,
                new RepoHour(HOUR, 7),
                new OpenedInHour(new RepoLabel(3_000, "octo/cat"), early));
        stores.put(
                "opened-pulls-by-repo-hour",
                0,
                new RepoHour(HOUR + 1, 7),
                new OpenedInHour(new RepoLabel(9_000, "octo/cat"), late));

        var people = new OpenedPulls(7, "octo/cat", 3, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(9_000));
        var everybody = new OpenedPulls(7, "octo/cat", 4, Instant.ofEpochMilli(500), Instant.ofEpochMilli(9_000));
        assertThat(answers.openedPulls(TWO_HOURS, BotFilter.EXCLUDE).rows()).containsExactly(people);
        assertThat(answers.openedPulls(TWO_HOURS, BotFilter.INCLUDE, 7).rows()).containsExactly(everybody);
        assertThat(answers.openedPulls(TWO_HOURS, BotFilter.INCLUDE, 8).rows()).isEmpty();
    }

    @Test
    void accountsOfASourceAddOverItsPartitions() {
        stores.put("accounts", 0, "a", new Tally(3, 2, 1, 0, 0, 5_000, 9, 0));
        stores.put("accounts", 1, "a", new Tally(1, 0, 0, 1, 0, Long.MIN_VALUE, 4, 0));

        assertThat(answers.accounts().rows()).singleElement().satisfies(account -> {
            assertThat(account.lines()).isEqualTo(4);
            assertThat(account.duplicates()).isEqualTo(1);
            assertThat(account.greatestEventTime()).isEqualTo(Instant.ofEpochMilli(5_000));
        });
        assertThat(answers.greatestEventTimes())
                .containsEntry(0, Instant.ofEpochMilli(5_000))
                .containsEntry(1, null);
    }

    @Test
    void aDriftThatSeveralPartitionsSawIsOneAndTheNewestComesFirst() {
        stores.put("drifts", 0, "live|PushEvent|KEY_VANISHED|payload.commits|", new Told(5_000, 9_000));
        stores.put("drifts", 1, "live|PushEvent|KEY_VANISHED|payload.commits|", new Told(4_000, 4_000));
        stores.put("drifts", 1, "live|*|TYPE_NEW|type|TeleportEvent", new Told(9_500, 9_500));

        assertThat(answers.drifts().rows())
                .containsExactly(
                        new DriftSeen(
                                "live",
                                "*",
                                "TYPE_NEW",
                                "type",
                                "TeleportEvent",
                                Instant.ofEpochMilli(9_500),
                                Instant.ofEpochMilli(9_500),
                                List.of(1)),
                        new DriftSeen(
                                "live",
                                "PushEvent",
                                "KEY_VANISHED",
                                "payload.commits",
                                null,
                                Instant.ofEpochMilli(4_000),
                                Instant.ofEpochMilli(9_000),
                                List.of(0, 1)));
    }
}
