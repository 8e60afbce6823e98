package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Mode;
import dev.sluice.silver.ActorClass;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The KPI routes over HTTP, with gold up to 02:20 and stores up to 03:10 of a replayed day. */
final class KpiIT {
    @TempDir
    Path gold;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3).readUpTo("2016-01-01T03:10:30Z");
    private QueryBench bench;

    @BeforeEach
    void start() {
        streams.minute("2016-01-01T02:30:00Z", "PushEvent", ActorClass.HUMAN, 5)
                .minute("2016-01-01T03:10:00Z", "PushEvent", ActorClass.BOT, 2)
                .minute("2016-01-01T03:10:00Z", "WatchEvent", ActorClass.HUMAN, 1)
                .repo("2016-01-01T02:00:00Z", 1, "octo/cat", "PushEvent", ActorClass.HUMAN, 5)
                .repo("2016-01-01T03:00:00Z", 9, "new/born", "WatchEvent", ActorClass.HUMAN, 1)
                .opened(1, "octo/cat", 1, "2016-01-01T02:30:00Z", "2016-01-01T02:30:00Z")
                .account("file:/hour.json", 100, 3, 2);
        new GoldFile(gold, 3)
                .events("2016-01-01T01:00:00Z", "PushEvent", "HUMAN", 40)
                .events("2016-01-01T01:00:00Z", "PushEvent", "BOT", 4)
                .events("2016-01-01T02:00:00Z", "PushEvent", "HUMAN", 3)
                .repo("2016-01-01T01:00:00Z", 1, "old/cat", "PushEvent", "HUMAN", 40)
                .repo("2016-01-01T02:00:00Z", 1, "octo/cat", "PushEvent", "HUMAN", 3)
                .opened(
                        "2016-01-01T01:00:00Z",
                        1,
                        "old/cat",
                        "HUMAN",
                        2,
                        "2016-01-01T01:00:00Z",
                        "2016-01-01T01:30:00Z")
                .publish("2016-01-01T02:20:00Z", "2026-11-21T11:59:50Z");
        bench = new QueryBench(gold, Mode.REPLAY, streams.url()).awaitSnapshot(3);
    }

    @AfterEach
    void stop() {
        bench.close();
        streams.close();
    }

    @Test
    void offsetCountsTheMinutesThatEndWithTheWatermark() {
        var response = bench.get("/kpi/event_count_offset?offset=1");

        assertThat(response.statusCode()).isEqualTo(200);
        var answer = QueryBench.read(response);
        assertThat(answer.get("since").asText()).isEqualTo("2016-01-01T03:10:00Z");
        assertThat(answer.get("counts").toString()).isEqualTo("{\"PushEvent\":2,\"WatchEvent\":1}");
        assertThat(answer.get("total").asLong()).isEqualTo(3);
        assertThat(answer.at("/meta/mode").asText()).isEqualTo("replay");
        assertThat(answer.at("/meta/watermark").asText()).isEqualTo("2016-01-01T03:10:30Z");
        assertThat(answer.at("/meta/status").asText()).isEqualTo("fresh");
    }

    @Test
    void averageIsStitchedAcrossTheSeam() {
        var answer = bench.json("/kpi/avg_pr_time?repo=octo/cat");

        assertThat(answer.get("pr_count").asLong()).isEqualTo(3);
        assertThat(answer.get("avg_pr_time_seconds").asDouble()).isEqualTo(2700);
        assertThat(answer.has("reason")).isFalse();
        assertThat(answer.at("/meta/source").asText()).isEqualTo("stitched");
        assertThat(answer.at("/meta/freshness_seconds").asDouble()).isEqualTo(10);
    }

    @Test
    void hourOfTheWatermarkIsAnsweredByTheStoresAlone() {
        var answer = bench.json(
                "/api/v1/events/counts?group_by=hour&from=2016-01-01T01:00:00Z&to=2016-01-01T04:00:00Z&bots=include");

        assertThat(answer.get("data").toString())
                .isEqualTo("[{\"key\":\"2016-01-01T01:00:00Z\",\"count\":44},"
                        + "{\"key\":\"2016-01-01T02:00:00Z\",\"count\":5},"
                        + "{\"key\":\"2016-01-01T03:00:00Z\",\"count\":3}]");
    }
}
