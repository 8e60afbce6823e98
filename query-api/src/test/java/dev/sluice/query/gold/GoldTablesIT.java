package dev.sluice.query.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.query.GoldFile;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each question to a snapshot, with a handful of named rows, by the true engine. */
final class GoldTablesIT {
    private static final String ONE = "2016-01-01T01:00:00Z";
    private static final String TWO = "2016-01-01T02:00:00Z";
    private static final String THREE = "2016-01-01T03:00:00Z";

    @TempDir
    Path directory;

    private GoldSnapshots gold;
    private GoldFile file;

    @AfterEach
    void close() {
        if (gold != null) {
            gold.close();
        }
    }

    private GoldFile file() {
        file = new GoldFile(directory, 1);
        return file;
    }

    private <R> List<R> ask(Function<GoldTables, List<R>> question) {
        file.publish(THREE, "2026-11-21T11:00:00Z");
        gold = new GoldSnapshots(directory);
        gold.look();
        return gold.read(tables -> question.apply(tables.orElseThrow()));
    }

    @Test
    void hourAtTheEndOfARangeIsNotInIt() {
        file().events(ONE, "PushEvent", "HUMAN", 1)
                .events(TWO, "PushEvent", "HUMAN", 2)
                .events(THREE, "PushEvent", "HUMAN", 4);

        assertThat(ask(t -> t.eventCounts(range(ONE, THREE), BotFilter.INCLUDE)))
                .extracting(HourCount::hour, HourCount::events)
                .containsExactly(tuple(Instant.parse(ONE), 1L), tuple(Instant.parse(TWO), 2L));
    }

    @Test
    void countsAreByHourAndTypeOverAllActors() {
        file().events(ONE, "WatchEvent", "HUMAN", 1)
                .events(ONE, "PushEvent", "HUMAN", 2)
                .events(ONE, "PushEvent", "AGENT", 4);

        assertThat(ask(t -> t.eventCounts(TimeRange.ALL, BotFilter.INCLUDE)))
                .extracting(HourCount::type, HourCount::events)
                .containsExactly(tuple("PushEvent", 6L), tuple("WatchEvent", 1L));
    }

    @Test
    void busiestRepositoryComesFirstAndTheLowerIdAmongEquals() {
        file().repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 5)
                .repo(ONE, 2, "b/b", "PushEvent", "HUMAN", 5)
                .repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 1)
                .repo(TWO, 1, "a/a", "WatchEvent", "HUMAN", 9);

        assertThat(ask(t -> t.busiest(TimeRange.ALL, BotFilter.INCLUDE, 2)))
                .containsExactly(
                        new RepoCount(1, "a/a", 10, Map.of("PushEvent", 1L, "WatchEvent", 9L)),
                        new RepoCount(2, "b/b", 5, Map.of("PushEvent", 5L)));
    }

    @Test
    void repositoriesOfGivenIdsAreAllThatIsAnswered() {
        file().repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 1)
                .repo(ONE, 2, "b/b", "PushEvent", "HUMAN", 9)
                .repo(ONE, 3, "c/c", "PushEvent", "HUMAN", 5);

        var found = ask(t -> t.repositories(TimeRange.ALL, BotFilter.INCLUDE, List.of(1L, 3L, 99L)));

        assertThat(found).extracting(RepoCount::repoId).containsExactly(3L, 1L);
    }

    @Test
    void noIdsAreNoQuestion() {
        file().repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 1);

        assertThat(ask(t -> t.repositories(TimeRange.ALL, BotFilter.INCLUDE, List.of())))
                .isEmpty();
    }

    @Test
    void repositoryIsCalledAsInItsNewestHour() {
        file().repo(TWO, 1, "new/name", "PushEvent", "HUMAN", 1).repo(ONE, 1, "old/name", "PushEvent", "HUMAN", 9);

        assertThat(ask(t -> t.busiest(TimeRange.ALL, BotFilter.INCLUDE, 1)))
                .extracting(RepoCount::repoName)
                .containsExactly("new/name");
    }

    @Test
    void automatedEventsDoNotMakeARepositoryBusyUnlessAskedFor() {
        file().repo(ONE, 1, "a/a", "PushEvent", "BOT", 100)
                .repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 1)
                .repo(ONE, 2, "b/b", "PushEvent", "UNKNOWN", 2);

        assertThat(ask(t -> t.busiest(TimeRange.ALL, BotFilter.EXCLUDE, 9)))
                .extracting(RepoCount::repoId, RepoCount::events)
                .containsExactly(tuple(2L, 2L), tuple(1L, 1L));
    }

    @Test
    void openingsOfARepositorySpanItsHours() {
        file().opened(ONE, 1, "a/a", "HUMAN", 2, "2016-01-01T01:10:00Z", "2016-01-01T01:20:00Z")
                .opened(TWO, 1, "a/a", "HUMAN", 1, "2016-01-01T02:40:00Z", "2016-01-01T02:40:00Z")
                .opened(ONE, 2, "b/b", "HUMAN", 9, "2016-01-01T01:00:00Z", "2016-01-01T01:59:00Z");

        assertThat(ask(t -> t.openedPulls(TimeRange.ALL, BotFilter.INCLUDE, OptionalLong.of(1))))
                .containsExactly(new OpenedPulls(
                        1, "a/a", 3, Instant.parse("2016-01-01T01:10:00Z"), Instant.parse("2016-01-01T02:40:00Z")));
    }

    @Test
    void repositoriesWithTheMostOpeningsComeFirst() {
        file().opened(ONE, 1, "a/a", "HUMAN", 2, ONE, ONE)
                .opened(ONE, 2, "b/b", "HUMAN", 9, ONE, ONE)
                .opened(ONE, 3, "c/c", "BOT", 99, ONE, ONE);

        assertThat(ask(t -> t.openedPulls(TimeRange.ALL, BotFilter.EXCLUDE, OptionalLong.empty())))
                .extracting(OpenedPulls::repoId)
                .containsExactly(2L, 1L);
    }

    @Test
    void pullRequestThatWasOnlyClosedIsNoOpening() {
        file().opened(ONE, 1, "a/a", "HUMAN", 0, ONE, ONE);

        assertThat(ask(t -> t.openedPulls(TimeRange.ALL, BotFilter.INCLUDE, OptionalLong.empty())))
                .isEmpty();
    }

    @Test
    void activityCountsEachRepositoryOnce() {
        file().repo(ONE, 1, "a/a", "PushEvent", "HUMAN", 5)
                .repo(ONE, 1, "a/a", "WatchEvent", "HUMAN", 5)
                .repo(TWO, 1, "a/a", "PushEvent", "HUMAN", 5)
                .repo(TWO, 2, "b/b", "PushEvent", "BOT", 5)
                .opened(TWO, 1, "a/a", "HUMAN", 3, TWO, TWO);

        assertThat(ask(t -> List.of(
                        t.activity(TimeRange.ALL, BotFilter.EXCLUDE),
                        t.activity(TimeRange.ALL, BotFilter.INCLUDE),
                        t.activity(range(ONE, TWO), BotFilter.INCLUDE))))
                .containsExactly(new HourActivity(1, 3), new HourActivity(2, 3), new HourActivity(1, 0));
    }

    @Test
    void repositoryIsFoundWhateverTheCaseOfItsName() {
        file().repo(ONE, 1, "Octo/Cat", "PushEvent", "HUMAN", 5);

        assertThat(ask(t -> t.repo(new RepoName("octo", "CAT")).stream().toList()))
                .extracting(KnownRepo::repoId, KnownRepo::repoName)
                .containsExactly(tuple(1L, "Octo/Cat"));
    }

    @Test
    void statementThatFailsIsToldWithItsSnapshot() {
        file();

        assertThatThrownBy(() -> ask(
                        t -> t.select(NamedSql.parse("SELECT * FROM nowhere").bind(), row -> row)))
                .isInstanceOf(GoldException.class)
                .hasMessageStartingWith("gold-1.duckdb does not answer: ")
                .hasMessageContaining("nowhere");
    }

    @Test
    void snapshotReachesUpToItsWatermarkAndNowhereWithoutOne() {
        var facts = new SnapshotFacts(1, 1, Instant.parse(TWO), Instant.parse(THREE), "c");

        assertThat(facts.reaches(Instant.parse(TWO))).isTrue();
        assertThat(facts.reaches(Instant.parse(THREE))).isFalse();
        assertThat(new SnapshotFacts(1, 1, null, Instant.parse(THREE), "c").reaches(Instant.parse(ONE)))
                .isFalse();
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
