package dev.sluice.query.stitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.query.FakeStreams;
import dev.sluice.query.GoldFile;
import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.Mode;
import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.Status;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.HourCount;
import dev.sluice.query.gold.KnownRepo;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.silver.ActorClass;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gold up to 02:20, stores up to 03:10: both sides asked, each hour answered by one of them. */
final class StitcherIT {
    private static final String ONE = "2016-01-01T01:00:00Z";
    private static final String TWO = "2016-01-01T02:00:00Z";
    private static final String THREE = "2016-01-01T03:00:00Z";

    @TempDir
    Path directory;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3).readUpTo("2016-01-01T03:10:00Z");
    private GoldSnapshots gold;
    private StoreClient stores;
    private Stitcher stitcher;

    @BeforeEach
    void start() {
        gold = new GoldSnapshots(directory);
        stores = new StoreClient(List.of(streams.url()), Duration.ofSeconds(5), System::nanoTime);
        stitcher = new Stitcher(gold, stores);
    }

    @AfterEach
    void stop() {
        gold.close();
        streams.close();
    }

    private void publish(GoldFile file) {
        file.publish("2016-01-01T02:20:00Z", "2026-11-21T11:59:00Z");
        gold.start();
        Awaitility.await().until(() -> gold.facts().isPresent());
    }

    @Test
    void hourThatBothSidesHoldIsCountedFromTheStoresAlone() {
        streams.minute("2016-01-01T02:05:00Z", "PushEvent", ActorClass.HUMAN, 7);
        publish(new GoldFile(directory, 1).events(ONE, "PushEvent", "HUMAN", 5).events(TWO, "PushEvent", "HUMAN", 6));

        var counts = stitcher.eventCounts(TimeRange.ALL, BotFilter.INCLUDE);

        assertThat(counts.rows())
                .extracting(HourCount::hour, HourCount::events)
                .containsExactly(tuple(Instant.parse(ONE), 5L), tuple(Instant.parse(TWO), 7L));
        assertThat(counts.origin()).isEqualTo(Origin.STITCHED);
        assertThat(counts.coverage()).isEqualTo(new Coverage(4, 4));
    }

    @Test
    void rangeOfGoldAloneDoesNotWakeTheStores() {
        publish(new GoldFile(directory, 1).events(ONE, "PushEvent", "HUMAN", 5));

        var counts = stitcher.eventCounts(range(ONE, TWO), BotFilter.INCLUDE);

        assertThat(counts.origin()).isEqualTo(Origin.GOLD);
        assertThat(counts.coverage()).isNull();
        assertThat(streams.asked()).isEmpty();
    }

    @Test
    void rankingAddsUpBothSides() {
        streams.repo(TWO, 1, "new/cat", "PushEvent", ActorClass.HUMAN, 3)
                .repo(THREE, 2, "b/b", "PushEvent", ActorClass.HUMAN, 6);
        publish(new GoldFile(directory, 1)
                .repo(ONE, 1, "old/cat", "PushEvent", "HUMAN", 5)
                .repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 7)
                .repo(TWO, 3, "c/c", "PushEvent", "HUMAN", 100));

        var ranking = stitcher.busiest(TimeRange.ALL, BotFilter.EXCLUDE, 2);

        assertThat(ranking.rows())
                .extracting(RepoCount::repoName, RepoCount::events)
                .containsExactly(tuple("new/cat", 8L), tuple("c/c", 7L));
        assertThat(ranking.exact()).isTrue();
        assertThat(ranking.origin()).isEqualTo(Origin.STITCHED);
        assertThat(ranking.coverage()).isEqualTo(new Coverage(4, 4));
    }

    @Test
    void rankingOfGoldAloneHasNoCoverageOfTheStores() {
        publish(new GoldFile(directory, 1).repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 7));

        var ranking = stitcher.busiest(range(ONE, TWO), BotFilter.EXCLUDE, 2);

        assertThat(ranking.rows()).hasSize(1);
        assertThat(ranking.coverage()).isNull();
        assertThat(ranking.origin()).isEqualTo(Origin.GOLD);
    }

    @Test
    void rankingWithoutASnapshotIsThatOfTheStores() {
        streams.repo(TWO, 1, "a/a", "PushEvent", ActorClass.HUMAN, 3);

        var ranking = stitcher.busiest(TimeRange.ALL, BotFilter.EXCLUDE, 2);

        assertThat(ranking.rows()).extracting(RepoCount::repoName).containsExactly("a/a");
        assertThat(ranking.origin()).isEqualTo(Origin.STREAM);
    }

    @Test
    void rankingOfSilentStoresTellsThatNobodyAnswered() {
        publish(new GoldFile(directory, 1).repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 7));
        streams.close();

        var ranking = stitcher.busiest(TimeRange.ALL, BotFilter.EXCLUDE, 2);

        assertThat(ranking.rows()).extracting(RepoCount::repoName).containsExactly("c/c");
        assertThat(ranking.coverage()).isEqualTo(new Coverage(0, 4));
    }

    @Test
    void oneRepositoryIsAskedForByItsIdOnBothSides() {
        streams.repo(TWO, 1, "a/a", "PushEvent", ActorClass.HUMAN, 3)
                .repo(TWO, 2, "b/b", "PushEvent", ActorClass.HUMAN, 9);
        publish(new GoldFile(directory, 1)
                .repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 5)
                .repo(ONE, 2, "b/b", "PushEvent", "HUMAN", 5));

        assertThat(stitcher.repository(TimeRange.ALL, BotFilter.EXCLUDE, 1).rows())
                .extracting(RepoCount::repoId, RepoCount::events)
                .containsExactly(tuple(1L, 8L));
        assertThat(stitcher.repository(TimeRange.ALL, BotFilter.EXCLUDE, 99).rows())
                .isEmpty();
    }

    @Test
    void openingsOnBothSidesOfTheSeamMakeOneSpan() {
        streams.opened(1, "a/a", 1, "2016-01-01T03:00:00Z", "2016-01-01T03:00:00Z");
        publish(new GoldFile(directory, 1)
                .opened(ONE, 1, "a/a", "HUMAN", 1, "2016-01-01T01:00:00Z", "2016-01-01T01:00:00Z"));

        assertThat(stitcher.openedPulls(TimeRange.ALL, BotFilter.INCLUDE, OptionalLong.empty())
                        .rows())
                .extracting(OpenedPulls::averageGapSeconds)
                .containsExactly(7200.0);
    }

    @Test
    void repositoryTooNewForGoldIsFoundInTheStoresByItsName() {
        streams.repo(THREE, 7, "New/Born", "PushEvent", ActorClass.HUMAN, 3);
        publish(new GoldFile(directory, 1).repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 7));
        var index = new RepoIndex(gold, stores);

        assertThat(index.find(new RepoName("new", "born")).repo())
                .contains(new KnownRepo(7, "New/Born", List.of(), null, null));
        assertThat(index.find(new RepoName("c", "c")).repo().map(KnownRepo::repoId))
                .contains(3L);
        assertThat(index.find(new RepoName("no", "body")).repo()).isEmpty();
    }

    @Test
    void lookoutSeesBothWatermarks() {
        publish(new GoldFile(directory, 1));
        var clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        var situation = new Lookout(gold, stores, clock, Mode.REPLAY, Duration.ofMinutes(15)).look();

        assertThat(situation.storeWatermark()).contains(Instant.parse("2016-01-01T03:10:00Z"));
        assertThat(situation.snapshotWatermark()).contains(Instant.parse("2016-01-01T02:20:00Z"));
        assertThat(situation.snapshotPublishedAt()).contains(Instant.parse("2026-11-21T11:59:00Z"));
        assertThat(situation.now()).contains(Instant.parse("2016-01-01T03:10:00Z"));
    }

    @Test
    void lookoutHoldsTheWatermarkBackWhileRecordsAreUnread() {
        streams.withUnread();
        var lookout = new Lookout(gold, stores, Clock.systemUTC(), Mode.REPLAY, Duration.ofMinutes(15));

        assertThat(lookout.look().storeWatermark()).contains(Instant.parse("2016-01-01T02:55:00Z"));
        assertThat(lookout.coverage()).isEqualTo(new Coverage(4, 4));
        assertThat(Stitched.nothing(new Coverage(0, 4)).meta(lookout.look()).status())
                .isEqualTo(Status.SOURCE_DOWN);
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
