package dev.sluice.query.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.GoldFile;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots come, go and break; the queries run against the true engine. */
final class GoldSnapshotsIT {
    private static final String HOUR = "2016-01-01T01:00:00Z";

    @TempDir
    Path directory;

    private GoldSnapshots gold;

    @AfterEach
    void close() {
        gold.close();
    }

    private GoldSnapshots look() {
        if (gold == null) {
            gold = new GoldSnapshots(directory);
        }
        gold.look();
        return gold;
    }

    @Test
    void nothingPublishedYetIsNoFault() {
        assertThat(look().facts()).isEmpty();
        assertThat(gold.check().ok()).isTrue();
        assertThat(gold.<Boolean>read(tables -> tables.isEmpty())).isTrue();
    }

    @Test
    void snapshotTellsItsFactsAndUnknownWatermarkIsNull() {
        new GoldFile(directory, 5).publish(null, "2026-11-21T11:00:00Z");

        assertThat(look().facts())
                .contains(new SnapshotFacts(5, 7, null, Instant.parse("2026-11-21T11:00:00Z"), "a-cluster"));
    }

    @Test
    void newerSnapshotTakesOverOnceItsReadersHaveLeft() throws Exception {
        new GoldFile(directory, 1).events(HOUR, "PushEvent", "HUMAN", 1).publish(HOUR, HOUR);
        look();
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(2);
        try {
            Future<List<HourCount>> slow = executor.submit(() -> gold.read(tables -> {
                reading.countDown();
                await(goOn);
                return tables.orElseThrow().eventCounts(TimeRange.ALL, BotFilter.INCLUDE);
            }));
            await(reading);
            new GoldFile(directory, 2).events(HOUR, "PushEvent", "HUMAN", 2).publish(HOUR, HOUR);
            Future<?> looking = executor.submit(gold::look);
            goOn.countDown();

            assertThat(slow.get(10, TimeUnit.SECONDS))
                    .extracting(HourCount::events)
                    .containsExactly(1L);
            looking.get(10, TimeUnit.SECONDS);
            assertThat(gold.facts().orElseThrow().number()).isEqualTo(2);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void brokenSnapshotIsToldAndTheOneBeforeStaysOpen() throws IOException {
        new GoldFile(directory, 1).publish(HOUR, HOUR);
        look();
        Files.writeString(directory.resolve("gold-2.duckdb"), "no database");
        Files.writeString(directory.resolve("CURRENT"), "gold-2.duckdb\n");

        look();

        assertThat(gold.check().ok()).isFalse();
        assertThat(gold.check().detail()).contains("gold-2.duckdb");
        assertThat(gold.facts().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void countsFollowTheBotFilter() {
        new GoldFile(directory, 1)
                .events(HOUR, "PushEvent", "HUMAN", 1)
                .events(HOUR, "PushEvent", "UNKNOWN", 2)
                .events(HOUR, "PushEvent", "BOT", 4)
                .events(HOUR, "PushEvent", "AGENT", 8)
                .publish(HOUR, HOUR);
        look();

        assertThat(pushes(BotFilter.INCLUDE)).isEqualTo(15);
        assertThat(pushes(BotFilter.EXCLUDE)).isEqualTo(3);
        assertThat(pushes(BotFilter.ONLY)).isEqualTo(12);
    }

    @Test
    void typeOutsideTheCatalogueIsCalledOther() {
        new GoldFile(directory, 1)
                .events(HOUR, "SponsorshipEvent", "HUMAN", 1)
                .repo(HOUR, 1, "a/b", "SponsorshipEvent", "HUMAN", 1)
                .publish(HOUR, HOUR);

        look().<Void>read(tables -> {
            var t = tables.orElseThrow();
            assertThat(t.eventCounts(TimeRange.ALL, BotFilter.INCLUDE))
                    .extracting(HourCount::type)
                    .containsExactly("other");
            assertThat(t.busiest(TimeRange.ALL, BotFilter.INCLUDE, 9).get(0).byType())
                    .containsOnlyKeys("other");
            return null;
        });
    }

    @Test
    void nameThatMovedBelongsToTheRepositoryThatCarriedItLast() {
        new GoldFile(directory, 1)
                .repo("2016-01-01T01:00:00Z", 1, "octo/cat", "PushEvent", "HUMAN", 1)
                .repo("2016-01-01T02:00:00Z", 1, "octo/lion", "PushEvent", "HUMAN", 1)
                .repo("2016-01-01T03:00:00Z", 2, "octo/cat", "PushEvent", "HUMAN", 1)
                .publish(HOUR, HOUR);

        look().<Void>read(tables -> {
            assertThat(tables.orElseThrow()
                            .repo(new RepoName("Octo", "CAT"))
                            .orElseThrow()
                            .repoId())
                    .isEqualTo(2);
            assertThat(tables.orElseThrow().repo(new RepoName("octo", "lion")))
                    .contains(new KnownRepo(
                            1,
                            "octo/lion",
                            List.of("octo/cat"),
                            Instant.parse("2016-01-01T01:00:00Z"),
                            Instant.parse("2016-01-01T02:00:00Z")));
            assertThat(tables.orElseThrow().repo(new RepoName("no", "body"))).isEmpty();
            return null;
        });
    }

    private long pushes(BotFilter bots) {
        return gold.read(tables -> tables.orElseThrow().eventCounts(TimeRange.ALL, bots))
                .get(0)
                .events();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
