package dev.sluice.streams;

import static dev.sluice.streams.TestEvents.star;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.drift.Told;
import dev.sluice.streams.drift.WatchDrift;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drift sentinel in the topology: the record, the metric, and what the query port reads. */
final class DriftTest {
    private static final String FULL = "{\"push_id\":1,\"ref\":\"r\",\"head\":\"h\",\"before\":\"b\",\"size\":0,"
            + "\"distinct_size\":0,\"commits\":[]}";
    private static final String REDUCED = "{\"push_id\":1,\"ref\":\"r\",\"head\":\"h\",\"before\":\"b\"}";
    private static final String COMMITS = "file|PushEvent|KEY_VANISHED|payload.commits|";

    @TempDir
    private Path stateDir;

    private static void pushes(TopologyBench bench, int from, int to, String payload) {
        for (int i = from; i < to; i++) {
            bench.send(new TestEvents("p" + i, "PushEvent", TestEvents.START.plusSeconds(i), "ann", 7, payload));
        }
    }

    @Test
    void aVanishedFieldIsARecordAMetricAndAnEntryOfTheStore() {
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            pushes(bench, 0, 100, FULL);
            assertThat(bench.drifts()).isEmpty();
            pushes(bench, 100, 300, REDUCED);

            var drifts = bench.drifts();
            var last = TestEvents.START.plusSeconds(149);
            assertThat(drifts).hasSize(5).containsKey("github|" + COMMITS);
            var drift = drifts.get("github|" + COMMITS);
            assertThat(drift.getLane()).isEqualTo("github");
            assertThat(drift.getFeed()).isEqualTo("file");
            assertThat(drift.getType()).isEqualTo("PushEvent");
            assertThat(drift.getChange()).isEqualTo("KEY_VANISHED");
            assertThat(drift.getPath()).isEqualTo("payload.commits");
            assertThat(drift.getValue()).isNull();
            assertThat(drift.getExpectedShare()).isEqualTo(1.0);
            assertThat(drift.getFoundShare()).isEqualTo(0.0);
            assertThat(drift.getBaselineEvents()).isEqualTo(100);
            assertThat(drift.getWindowEvents()).isEqualTo(50);
            assertThat(drift.getEventId()).isEqualTo("p149");
            assertThat(drift.getEventTime()).isEqualTo(last);
            assertThat(drift.getIngestedAt()).isEqualTo(TopologyBench.NOW);
            assertThat(drift.getBronzeOffset()).isEqualTo(149);
            assertThat(bench.<String, Told>store(WatchDrift.STORE).get(COMMITS))
                    .isEqualTo(new Told(last.toEpochMilli(), last.toEpochMilli()));
            assertThat(bench.measured("sluice_drift_total"))
                    .contains(
                            "change=\"KEY_VANISHED\",feed=\"file\",lane=\"github\",type=\"PushEvent\"} 3.0",
                            "change=\"SHAPE_VANISHED\",feed=\"file\",lane=\"github\",type=\"PushEvent\"} 1.0");
            assertThat(bench.silver(EventType.PUSH)).hasSize(300);
        }
    }

    @Test
    void aCopyIsNoSecondEvent() {
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            pushes(bench, 0, 50, FULL);
            pushes(bench, 50, 70, REDUCED);
            for (int i = 0; i < 10; i++) {
                pushes(bench, 50, 70, REDUCED);
            }
            assertThat(bench.drifts()).isEmpty();
        }
    }

    @Test
    void aTypeThatNobodyKnowsIsToldAndReachesSilver() {
        try (var bench = new TopologyBench(Lane.HISTORY, stateDir)) {
            for (int i = 0; i < 60; i++) {
                bench.send(star("s" + i).after(Duration.ofSeconds(i)));
            }
            bench.send(star("t").ofType("TeleportEvent"));

            assertThat(bench.drifts()).containsOnlyKeys("github-history|file|*|TYPE_NEW|type|TeleportEvent");
            assertThat(bench.silver(EventType.OTHER)).hasSize(1);
        }
    }

    @Test
    void aDriftThatComesAgainKeepsWhenItCameFirst() {
        try (var bench = new TopologyBench(Lane.LIVE, stateDir)) {
            pushes(bench, 0, 50, FULL);
            pushes(bench, 50, 100, REDUCED);
            pushes(bench, 100, 150, FULL);
            assertThat(bench.drifts()).hasSize(10);
            pushes(bench, 150, 200, REDUCED);

            assertThat(bench.drifts()).hasSize(5);
            assertThat(bench.<String, Told>store(WatchDrift.STORE).get(COMMITS).first())
                    .isEqualTo(at(99));
            assertThat(bench.<String, Told>store(WatchDrift.STORE).get(COMMITS).last())
                    .isEqualTo(at(199));
        }
    }

    private static Instant at(int second) {
        return TestEvents.START.plusSeconds(second);
    }
}
