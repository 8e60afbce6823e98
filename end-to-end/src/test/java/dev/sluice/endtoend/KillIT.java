package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the whole stack at random moments, then the same command again: the same gold. Three kills by default;
 * {@code -Dsluice.kills=20} and {@code -Dsluice.seed=…} for more and for the same again.
 */
final class KillIT {
    private static final int KILLS = Integer.getInteger("sluice.kills", 3);
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    /** How long after the ingester has begun; on two quiet cores an hour is in gold within five seconds. */
    private static final int WITHIN_MILLIS = Integer.getInteger("sluice.kill.within", 4_000);

    private static final int START_MILLIS = 8_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void killedAtRandomMomentsItEndsWithTheSameGold() throws Exception {
        System.out.println("kills: " + KILLS + ", seed: " + SEED);
        var hour = Hour.copyTo(folder, "hour.json.gz");
        var moments = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            upAndKill(kill % 4 == 3, moments, hour);
        }

        try (var sluice = up(hour);
                var oracle = Oracle.over(List.of(hour))) {
            assertThat(sluice.await(LIMIT)).as(sluice.output() + sluice.log()).isZero();
            assertThat(sluice.report().get("conserved").booleanValue())
                    .as("%s", sluice.report())
                    .isTrue();
            assertThat(sluice.report().get("silver").longValue()).isEqualTo(oracle.events());
            assertThat(Comparison.differences(oracle, sluice.dataDir(), sluice.gold()))
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
        }
    }

    /** Every fourth is killed while it starts, the others once the ingester reads. */
    private void upAndKill(boolean starting, SplittableRandom moments, Path hour) throws Exception {
        var sluice = up(hour);
        if (!starting) {
            Awaitility.await().atMost(LIMIT).until(() -> sluice.output().contains("query-api") || !sluice.isAlive());
        }
        long end = System.nanoTime()
                + Duration.ofMillis(moments.nextInt(starting ? START_MILLIS : WITHIN_MILLIS))
                        .toNanos();
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() > end);
        var children = ProcessHandle.of(sluice.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        System.out.println("killed at: " + lastLine(sluice.output()));

        sluice.kill();

        Awaitility.await("no process is left behind")
                .atMost(Duration.ofSeconds(10))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private SluiceProcess up(Path hour) {
        return SluiceProcess.up(folder.resolve("data"), "file:" + hour, "--until-idle");
    }

    private static String lastLine(String output) {
        var lines = output.strip().split("\n", -1);
        return lines[lines.length - 1].strip();
    }
}
