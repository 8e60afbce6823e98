package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.health.Metrics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors, headers, health, documents and the page, over HTTP; no snapshot, and half of the partitions. */
final class HttpIT {
    @TempDir
    Path gold;

    private final FakeStreams streams = new FakeStreams(0, 1).readUpTo("2016-01-01T03:10:30Z");
    private QueryBench bench;

    @BeforeEach
    void start() {
        bench = new QueryBench(gold, Mode.REPLAY, streams.url());
    }

    @AfterEach
    void stop() {
        bench.close();
        streams.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, not-found",
        "GET, /assets/../openapi.yaml, 404, not-found",
        "GET, /assets/nothing.js, 404, not-found",
        "GET, /kpi/nothing, 404, not-found",
        "GET, /problems/nothing, 404, not-found",
        "GET, /api/v1/repos/no/body, 503, unavailable",
        "POST, /livez, 405, method-not-allowed",
        "DELETE, /kpi/avg_pr_time, 405, method-not-allowed",
        "GET, /kpi/event_count_offset, 400, invalid-parameter",
        "GET, /kpi/event_count_offset?offset=2881, 400, invalid-parameter",
        "GET, /kpi/event_count_offset?offset=0, 400, invalid-parameter",
        "GET, /kpi/avg_pr_time?repo=kafka, 400, invalid-parameter",
        "GET, /kpi/busiest_repositories?limit=many, 400, invalid-parameter",
        "GET, /api/v1/pulse?bot=include, 400, invalid-parameter",
        "GET, /api/v1/events/rate?grain=2m, 400, invalid-parameter",
    })
    void everyErrorIsAProblem(String method, String path, int status, String slug) {
        var response = bench.send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = QueryBench.read(response);
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("instance").asText()).startsWith("urn:uuid:");
        assertThat(problem.has("errors")).isEqualTo(status == 400);
        assertThat(bench.get("/problems/" + slug).statusCode()).isEqualTo(200);
    }

    @Test
    void halfOfThePartitionsIs206AndNotReady() {
        var response = bench.get("/kpi/event_count_offset?offset=60");

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(QueryBench.read(response).at("/meta/coverage").toString())
                .isEqualTo("{\"partitions_answered\":2,\"partitions_total\":4}");
        var ready = bench.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("2 of 4 partitions answer");
        assertThat(bench.get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownIsNullAndNeverZero() {
        var offset = bench.json("/kpi/event_count_offset?offset=60");
        assertThat(offset.get("counts").isNull()).isTrue();
        assertThat(offset.get("total").isNull()).isTrue();
        assertThat(offset.at("/meta/status").asText()).isEqualTo("warming_up");

        var average = bench.json("/kpi/avg_pr_time?repo=a/b");
        assertThat(average.get("pr_count").isNull()).isTrue();
        assertThat(average.get("reason").asText()).isEqualTo("no_data_yet");

        assertThat(bench.json("/kpi/busiest_repositories").get("data").isNull()).isTrue();
        assertThat(bench.json("/api/v1/events/counts").get("data").isNull()).isTrue();
        assertThat(bench.json("/api/v1/events/rate").get("data").isNull()).isTrue();
        var pulse = bench.json("/api/v1/pulse");
        assertThat(pulse.get("events_total").isNull()).isTrue();
        assertThat(pulse.get("repos_active").isNull()).isTrue();
        var pipeline = bench.json("/api/v1/pipeline");
        assertThat(pipeline.get("drained").isNull()).isTrue();
        assertThat(pipeline.get("snapshot").isNull()).isTrue();
        assertThat(pipeline.get("drifts").isNull()).isTrue();
    }

    @Test
    void browserIsToldToLoadNothingFromElsewhere() {
        var headers = bench.get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void everythingThatAPageLoadsIsThere(String page) {
        var links = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                .matcher(bench.get(page).body());

        while (links.find()) {
            if (!links.group(1).equals("/readyz")) {
                assertThat(bench.get(links.group(1)).statusCode())
                        .as(links.group(1))
                        .isIn(200, 206);
            }
        }
    }

    @Test
    void unchangedFileIsNotSentAgain() {
        var first = bench.get("/assets/style.css");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var second = bench.get("/assets/style.css", "If-None-Match", tag);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void headHasTheHeadersAndNoBody() {
        var head = bench.send("HEAD", "/api/v1/pulse");

        assertThat(head.statusCode()).isEqualTo(206);
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void requestsAreMeasuredByRoute() {
        bench.get("/api/v1/repos/a/b");

        assertThat(bench.get("/metrics").body())
                .contains("sluice_http_requests_seconds_count{route=\"/api/v1/repos/{owner}/{repo}\",status=\"503\"}");
    }

    @Test
    void takenPortIsOneClearLine() {
        int taken = bench.api().port();
        var config = new QueryConfig(
                "127.0.0.1",
                taken,
                gold,
                Path.of("../metrics"),
                List.of(URI.create("http://127.0.0.1:1")),
                Duration.ofMillis(500),
                Mode.LIVE,
                Duration.ZERO);
        try (var second = new QueryApi(config, new Metrics(), Clock.systemUTC())) {
            second.start();

            assertThat(second.failure().orElseThrow())
                    .isEqualTo("port " + taken
                            + " of 127.0.0.1 is taken; choose another by SLUICE_HTTP_PORT (0: any free one)");
            assertThat(second.check().ok()).isFalse();
        }
    }
}
