package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the ingester, and of the broker under it, while it brings hours into bronze: each line is there once, for
 * whoever reads committed records. Three kills by default, {@code -Dsluice.ingester.kills=60} in the profile {@code chaos};
 * {@code -Dsluice.seed=…} for the same again.
 */
final class IngesterKillIT {
    private static final int KILLS = Integer.getInteger("sluice.ingester.kills", 3);
    private static final int KILLS_PER_ROUND = 3;
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final SplittableRandom moments = new SplittableRandom(SEED);
    private final List<Long> restartMillis = new ArrayList<>();
    private Cluster cluster;
    private BronzeCheck check;
    private int round;
    private int inTransaction;

    @BeforeEach
    void startCluster() {
        cluster = Cluster.start(folder.resolve("cluster"));
        cluster.prepare(Lane.LIVE);
        check = new BronzeCheck(cluster.bootstrapServers(), Lane.LIVE);
    }

    @AfterEach
    void stopCluster() {
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
                "%d kills, %d of them inside an open transaction; restart to first commit: median %d ms, greatest %d ms%n",
                KILLS,
                inTransaction,
                restartMillis.get(restartMillis.size() / 2),
                restartMillis.get(restartMillis.size() - 1));
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
        runToItsEnd();
        restartMillis.clear();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** The moment counts from the start of the process, so that some are killed while they start. */
    private void runAndKill(long afterMillis) throws Exception {
        long start = System.nanoTime();
        long before = check.records();
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
        assertThat(check.wrong()).isEmpty();
    }

    private boolean noteFirstCommit(boolean noted, boolean committed, long start) {
        if (committed && !noted) {
            restartMillis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        return noted || committed;
    }

    private void runToItsEnd() throws Exception {
        long before = check.records();
        long start = System.nanoTime();
        try (var ingester = start("0")) {
            if (!check.isComplete()) {
                awaitRecords(before + 1, ingester);
                noteFirstCommit(false, true, start);
            }
            awaitEnd(ingester);
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
        assertThat(check.wrong()).as("wrong").isEmpty();
    }

    /** Copies of the hours in a folder of their own, so that they are sources of their own. */
    private void nextHours() throws Exception {
        round++;
        var hours = new HashMap<String, Long>();
        for (int copy = 0; copy < 5; copy++) {
            var directory = Files.createDirectories(folder.resolve("round-" + round));
            var file = Hour.copyTo(directory, "hour-" + copy + ".json.gz");
            hours.put("file:" + file.toRealPath(), Hour.lines(file));
        }
        check.want(hours);
    }

    private ServiceProcess start(String instance) {
        var environment = new HashMap<>(cluster.environment());
        environment.put("SLUICE_SOURCE", "file:" + folder.resolve("round-" + round) + "/*.json.gz");
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
