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
                .account("file:/hour.json", 100, 3, 2)
                .lost("PushEvent", "payload.commits", "2016-01-01T02:00:00Z");
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
    void repositoryThatNoPartitionKnowsIsNotFound() {
        assertThat(bench.get("/api/v1/repos/no/body").statusCode()).isEqualTo(404);
    }

    @Test
    void repositoryThatMayBeWhereNobodyAnswersIsNotSaidToBeUnseen() {
        try (var half = new FakeStreams(0, 1).readUpTo("2016-01-01T03:10:30Z");
                var api = new QueryBench(gold, Mode.REPLAY, half.url()).awaitSnapshot(3)) {
            var absent = api.get("/api/v1/repos/no/body");
            var average = api.get("/kpi/avg_pr_time?repo=no/body");

            assertThat(absent.statusCode()).isEqualTo(503);
            assertThat(absent.body()).contains("only 2 of 4 partitions answer");
            assertThat(average.statusCode()).isEqualTo(206);
            assertThat(api.get("/api/v1/repos/octo/cat").statusCode()).isEqualTo(206);
        }
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

    @Test
    void seedRoutesCountBotsAndVersionedOnesDoNot() {
        assertThat(bench.json("/kpi/event_count_offset?offset=60").get("total").asLong())
                .isEqualTo(8);
        assertThat(bench.json("/kpi/event_count_offset?offset=60&bots=only")
                        .get("total")
                        .asLong())
                .isEqualTo(2);
        assertThat(bench.json("/api/v1/pulse").get("events_total").asLong()).isEqualTo(6);
    }

    @Test
    void oneOpeningHasNoGap() {
        streams.opened(9, "new/born", 1, "2016-01-01T03:05:00Z", "2016-01-01T03:05:00Z");

        var answer = bench.json("/kpi/avg_pr_time?repo=new/born");

        assertThat(answer.get("avg_pr_time_seconds").isNull()).isTrue();
        assertThat(answer.get("pr_count").asLong()).isEqualTo(1);
        assertThat(answer.get("reason").asText()).isEqualTo("fewer_than_two_prs");
    }

    @Test
    void withoutRepositoryTheOnesWithTheMostAreListed() {
        var rows = bench.json("/kpi/avg_pr_time?limit=1").get("data");

        assertThat(rows.toString())
                .isEqualTo(
                        "[{\"repo\":\"octo/cat\",\"avg_pr_time_seconds\":2700.0,\"pr_count\":3,\"unit\":\"seconds\"}]");
    }

    @Test
    void repositoryIsFoundByAnyOfItsNames() {
        var answer = bench.json("/api/v1/repos/old/cat");

        assertThat(answer.get("repo").asText()).isEqualTo("octo/cat");
        assertThat(answer.get("also_known_as").toString()).isEqualTo("[\"old/cat\"]");
        assertThat(answer.get("counts").toString()).isEqualTo("{\"PushEvent\":45}");
        assertThat(answer.get("first_seen_hour").asText()).isEqualTo("2016-01-01T01:00:00Z");
    }

    @Test
    void busiestRepositoriesAreRankedAcrossTheSeam() {
        assertThat(bench.json("/api/v1/events/counts?group_by=repo&window=3h")
                        .get("data")
                        .toString())
                .isEqualTo("[{\"key\":\"octo/cat\",\"repo_id\":1,\"count\":45},"
                        + "{\"key\":\"new/born\",\"repo_id\":9,\"count\":1}]");
    }

    @Test
    void metricOfAFileAnswersTheWholeEnvelope() {
        var answer = bench.json("/kpi/busiest_repositories?window=6h&limit=5");

        assertThat(answer.get("data").toString())
                .isEqualTo("[{\"repo\":\"octo/cat\",\"repo_id\":1,\"events\":43,\"pushes\":43,\"stars\":0}]");
        assertThat(answer.at("/meta/metric").asText()).isEqualTo("busiest_repositories");
        assertThat(answer.at("/meta/params/window").asLong()).isEqualTo(21_600);
        assertThat(answer.at("/meta/row_count").asInt()).isEqualTo(1);
        assertThat(answer.at("/meta/source").asText()).isEqualTo("gold");
        assertThat(answer.at("/columns/0/name").asText()).isEqualTo("repo");
        assertThat(answer.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void accountsAddUpInThePipeline() {
        var answer = bench.json("/api/v1/pipeline");

        assertThat(answer.at("/accounts/0/lines").asLong()).isEqualTo(105);
        assertThat(answer.at("/accounts/0/balanced").asBoolean()).isTrue();
        assertThat(answer.get("drained").asBoolean()).isTrue();
        assertThat(answer.at("/snapshot/applied_seq").asLong()).isEqualTo(7);
    }

    @Test
    void aChangeOfTheShapeOfEventsIsALineOfThePipeline() {
        assertThat(bench.json("/api/v1/pipeline").get("drifts").toString())
                .isEqualTo("[{\"feed\":\"live\",\"type\":\"PushEvent\",\"change\":\"KEY_VANISHED\","
                        + "\"path\":\"payload.commits\",\"value\":null,\"first_event_time\":\"2016-01-01T02:00:00Z\","
                        + "\"last_event_time\":\"2016-01-01T02:00:00Z\",\"partitions\":[0,1,2,3]}]");
    }

    @Test
    void rateIsByGrainAndType() {
        assertThat(bench.json("/api/v1/events/rate?grain=1h&window=2h&bots=include")
                        .get("data")
                        .toString())
                .isEqualTo("[{\"ts\":\"2016-01-01T02:00:00Z\",\"type\":\"PushEvent\",\"count\":5},"
                        + "{\"ts\":\"2016-01-01T03:00:00Z\",\"type\":\"PushEvent\",\"count\":2},"
                        + "{\"ts\":\"2016-01-01T03:00:00Z\",\"type\":\"WatchEvent\",\"count\":1}]");
    }

    @Test
    void storesThatFellSilentLeaveGoldsPartAnd206() {
        streams.close();

        var response = bench.get("/api/v1/events/counts?from=2016-01-01T01:00:00Z&to=2016-01-01T04:00:00Z");

        assertThat(response.statusCode()).isEqualTo(206);
        var answer = QueryBench.read(response);
        assertThat(answer.get("data").toString()).isEqualTo("[{\"key\":\"PushEvent\",\"count\":40}]");
        assertThat(answer.at("/meta/coverage/partitions_answered").asInt()).isZero();
        assertThat(answer.at("/meta/status").asText()).isEqualTo("late");
        assertThat(bench.get("/api/v1/events/counts?from=2016-01-01T01:00:00Z&to=2016-01-01T02:00:00Z")
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.get("/readyz").statusCode()).isEqualTo(503);
    }
}
