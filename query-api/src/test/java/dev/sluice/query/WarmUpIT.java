package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Mode;
import dev.sluice.silver.ActorClass;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first events, before gold has a snapshot, to a snapshot that takes over. */
final class WarmUpIT {
    @TempDir
    Path gold;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3);

    @AfterEach
    void stop() {
        streams.close();
    }

    @Test
    void storesAnswerAloneAsLongAsThereIsNoSnapshot() {
        events();
        try (var bench = new QueryBench(gold, Mode.REPLAY, streams.url())) {
            var answer = bench.json("/kpi/avg_pr_time?repo=octo/cat");

            assertThat(answer.get("avg_pr_time_seconds").asDouble()).isEqualTo(600);
            assertThat(answer.at("/meta/source").asText()).isEqualTo("stream");
            assertThat(answer.at("/meta/status").asText()).isEqualTo("fresh");
            assertThat(bench.json("/api/v1/repos/octo/cat").get("total").asLong())
                    .isEqualTo(7);
            assertThat(bench.json("/api/v1/events/counts?window=31d")
                            .at("/data/0/count")
                            .asLong())
                    .isEqualTo(7);
            assertThat(bench.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void snapshotWithoutWatermarkLeavesTheStoresAlone() {
        events();
        new GoldFile(gold, 1)
                .events("2016-01-01T01:00:00Z", "PushEvent", "HUMAN", 7)
                .publish(null, "2026-11-21T11:59:00Z");
        try (var bench = new QueryBench(gold, Mode.REPLAY, streams.url()).awaitSnapshot(1)) {
            var answer = bench.json("/api/v1/events/counts?window=3h");

            assertThat(answer.at("/data/0/count").asLong()).isEqualTo(7);
            assertThat(answer.at("/meta/source").asText()).isEqualTo("stream");
        }
    }

    @Test
    void newSnapshotMovesTheSeamAndTheFigureStays() {
        events();
        try (var bench = new QueryBench(gold, Mode.REPLAY, streams.url())) {
            var before =
                    bench.json("/api/v1/events/counts?group_by=hour&window=3h").get("data");
            new GoldFile(gold, 4)
                    .events("2016-01-01T01:00:00Z", "PushEvent", "HUMAN", 7)
                    .publish("2016-01-01T02:30:00Z", "2026-11-21T11:59:00Z");
            streams.readUpTo("2016-01-01T02:30:00Z");
            bench.awaitSnapshot(4);

            var after = bench.json("/api/v1/events/counts?group_by=hour&window=3h");

            assertThat(after.get("data")).isEqualTo(before);
            assertThat(after.at("/meta/source").asText()).isEqualTo("stitched");
        }
    }

    @Test
    void emptyStoresOfARunningPipelineAreWarmingUpAndNotZero() {
        try (var bench = new QueryBench(gold, Mode.LIVE, streams.url())) {
            var answer = bench.json("/api/v1/events/counts");

            assertThat(answer.get("data").isNull()).isTrue();
            assertThat(answer.at("/meta/status").asText()).isEqualTo("warming_up");
            assertThat(answer.at("/meta/mode").asText()).isEqualTo("live");
        }
    }

    private void events() {
        streams.readUpTo("2016-01-01T01:59:59Z")
                .minute("2016-01-01T01:10:00Z", "PushEvent", ActorClass.HUMAN, 7)
                .repo("2016-01-01T01:00:00Z", 1, "octo/cat", "PushEvent", ActorClass.HUMAN, 7)
                .opened(1, "octo/cat", 2, "2016-01-01T01:10:00Z", "2016-01-01T01:20:00Z");
    }
}
