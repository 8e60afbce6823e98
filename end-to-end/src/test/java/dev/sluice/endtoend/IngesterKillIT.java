package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.ingester.fakegithub.Hours;
import dev.sluice.schemas.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the ingester, and of the broker under it, while it brings hours of the archive into bronze: each line is there once, for
 * whoever reads committed records. Three kills by default, {@code -Dsluice.ingester.kills=60} in the profile {@code chaos};
 * {@code -Dsluice.seed=…} for the same again.
 */
final class IngesterKillIT {
    private static final int KILLS = Integer.getInteger("sluice.ingester.kills", 3);
    private static final int KILLS_PER_ROUND = 2;
    private static final int HOURS = 8;
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Kept where it fails: the broker's log tells what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final SplittableRandom moments = new SplittableRandom(SEED);
    private final List<Long> restartMillis = new ArrayList<>();
    private FakeGithub github;
    private Cluster cluster;
    private BronzeCheck check;
    private Path hours;
    private LocalDate day = LocalDate.of(2016, 1, 1);
    private int inTransaction;

    @BeforeEach
    void start() throws IOException {
        hours = Files.createDirectories(folder.resolve("hours"));
        github = FakeGithub.start(FakeGithubPlan.standard().hours(Hours.folder(hours)), Clock.systemUTC());
        cluster = Cluster.start(folder.resolve("cluster"));
        cluster.prepare(Lane.HISTORY);
        check = new BronzeCheck(cluster.bootstrapServers(), Lane.HISTORY);
    }

    @AfterEach
    void stop() {
        github.close();
        check.close();
        cluster.close();
    }

    @Test
    void killedAtRandomMomentsItBringsEachLineOnce() throws Exception {
        long length = undisturbed();
        System.out.printf("kills: %d, seed: %d, an undisturbed run takes %d ms%n", KILLS, SEED, length);

        for (int kills = 0; kills < KILLS; kills += KILLS_PER_ROUND) {
            nextHours();
            for (int kill = 0; kill < Math.min(KILLS_PER_ROUND, KILLS - kills); kill++) {
                runAndKill(moments.nextLong(length));
            }
            runToItsEnd();
        }
        Collections.sort(restartMillis);
        System.out.printf(
                "%d kills, %d of them inside an open transaction; restart to first commit: median %d ms, greatest %s ms%n",
                KILLS,
                inTransaction,
                restartMillis.get(restartMillis.size() / 2),
                restartMillis.subList(Math.max(0, restartMillis.size() - 5), restartMillis.size()));
    }

    @Test
    void aBrokerThatIsKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
        nextHours();
        try (var ingester = start("0")) {
            awaitRecords(1, ingester);

            cluster.killAndRestartBroker();

            awaitEnd(ingester);
        }
    }

    @Test
    void aSecondIngesterTakesOverWhenTheFirstDies() throws Exception {
        nextHours();
        try (var first = start("0");
                var second = start("1")) {
            awaitRecords(1, first);

            first.kill();

            awaitEnd(second);
        }
    }

    private long undisturbed() throws Exception {
        nextHours();
        long start = System.nanoTime();
        long end = runToItsEnd();
        restartMillis.clear();
        return Duration.ofNanos(end - start).toMillis();
    }

    /** The moment counts from the start of the process, so that some are killed while they start. */
    private void runAndKill(long afterMillis) throws Exception {
        check.isComplete();
        long before = check.records();
        long start = System.nanoTime();
        boolean committed = false;
        var ingester = start("0");
        while (Duration.ofNanos(System.nanoTime() - start).toMillis() < afterMillis) {
            if (check.isComplete()) {
                break;
            }
            committed = noteFirstCommit(committed, check.records() > before, start);
        }
        ingester.kill();
        inTransaction += cluster.openTransactions() > 0 ? 1 : 0;
        assertThat(check.wrong().stream().limit(20))
                .as("wrong; " + ingester.output())
                .isEmpty();
    }

    private boolean noteFirstCommit(boolean noted, boolean committed, long start) {
        if (committed && !noted) {
            restartMillis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        return noted || committed;
    }

    /** When it was there. */
    private long runToItsEnd() throws Exception {
        boolean complete = check.isComplete();
        long before = check.records();
        long start = System.nanoTime();
        try (var ingester = start("0")) {
            if (!complete) {
                awaitRecords(before + 1, ingester);
                noteFirstCommit(false, true, start);
            }
            awaitEnd(ingester);
            return System.nanoTime();
        }
    }

    private void awaitRecords(long records, ServiceProcess ingester) {
        Awaitility.await("first records")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> check.isComplete() || check.records() >= records || !ingester.isAlive());
        assertThat(ingester.isAlive() || check.isComplete())
                .as(ingester.output())
                .isTrue();
    }

    /** Incomplete is waited for; wrong would stay so. */
    private void awaitEnd(ServiceProcess ingester) {
        Awaitility.await("incomplete")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(check.isComplete())
                        .as(() -> "incomplete, not there: " + check.missing() + "\n" + ingester.output())
                        .isTrue());
        assertThat(check.wrong().stream().limit(20))
                .as("wrong; " + ingester.output())
                .isEmpty();
    }

    /** The archive has the same hours again on the next day, so that they are sources of their own. */
    private void nextHours() throws IOException {
        day = day.plusDays(1);
        var lines = new HashMap<String, Long>();
        for (int hour = 0; hour < HOURS; hour++) {
            var first = hours.resolve("2016-01-01-" + hour + ".json.gz");
            if (!Files.exists(first)) {
                Hour.copyTo(hours, first.getFileName().toString(), hour);
            }
            Files.createLink(hours.resolve(day + "-" + hour + ".json.gz"), first);
            lines.put("archive:" + day + "-" + hour, Hour.lines(first));
        }
        check.want(lines);
    }

    private ServiceProcess start(String instance) {
        var environment = new HashMap<>(cluster.environment());
        environment.put("SLUICE_SOURCE", "archive");
        environment.put("SLUICE_ARCHIVE_URL", github.archiveTemplate());
        environment.put("SLUICE_ARCHIVE_FROM", day.toString() + "-0");
        environment.put("SLUICE_ARCHIVE_TO", day + "-" + (HOURS - 1));
        environment.put(
                "SLUICE_ARCHIVE_CACHE_DIR", folder.resolve("cache-" + instance).toString());
        environment.put("SLUICE_INGESTER_INSTANCE", instance);
        environment.put("SLUICE_STATE_DIR", folder.resolve("state-" + instance).toString());
        environment.put("SLUICE_HEALTH_PORT", "0");
        return ServiceProcess.start(
                "dev.sluice.ingester.Main",
                environment,
                folder.resolve("ingester-" + instance + ".txt"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }
}
