package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric file from the disk to its answer. */
final class MetricIT {
    private static final String FILE = """
            name: numbers
            label: Numbers
            description: Counts up, to be counted.
            unit: numbers
            params:
              rows: { type: integer, min: 1, max: 5000, description: How many. }
              order: { type: enum, values: [up, down], default: up }
              like: { type: text, default: "%" }
              repo: { type: repo, default: any/thing }
            sql: |
              SELECT n::BIGINT AS n, CASE WHEN n > 1 THEN $repo END AS repo, $now AS now
              FROM range(1, $rows + 1) AS numbers(n)
              WHERE $bots <> '' AND n::VARCHAR LIKE $like
              ORDER BY CASE $order WHEN 'up' THEN n ELSE -n END
            columns:
              n: { type: integer, unit: numbers, description: The number. }
              repo: { type: text }
              now: { type: time }
            """;

    @TempDir
    Path folder;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3).readUpTo("2016-01-01T02:30:00Z");
    private QueryBench bench;

    @BeforeEach
    void start() throws IOException {
        var metrics = Files.createDirectory(folder.resolve("metrics"));
        Files.writeString(metrics.resolve("numbers.yaml"), FILE);
        new GoldFile(folder.resolve("gold"), 1).publish("2016-01-01T02:00:00Z", "2026-11-21T11:59:00Z");
        bench = new QueryBench(folder.resolve("gold"), metrics, Mode.REPLAY, streams.url()).awaitSnapshot(1);
    }

    @AfterEach
    void stop() {
        bench.close();
        streams.close();
    }

    @Test
    void rowsHaveTheDeclaredColumnsAndUnknownIsNull() {
        assertThat(bench.json("/kpi/numbers?rows=2&repo=apache/kafka")
                        .get("data")
                        .toString())
                .isEqualTo("[{\"n\":1,\"repo\":null,\"now\":\"2016-01-01T02:30:00Z\"},"
                        + "{\"n\":2,\"repo\":\"apache/kafka\",\"now\":\"2016-01-01T02:30:00Z\"}]");
    }

    @Test
    void acceptedValuesAreToldInTheAnswer() {
        var params = bench.json("/kpi/numbers?rows=2&order=down").at("/meta/params");

        assertThat(params.get("rows").asLong()).isEqualTo(2);
        assertThat(params.get("order").asText()).isEqualTo("down");
        assertThat(params.get("like").asText()).isEqualTo("%");
    }

    @Test
    void orderFollowsTheEnum() {
        assertThat(bench.json("/kpi/numbers?rows=9&order=down").at("/data/0/n").asLong())
                .isEqualTo(9);
    }

    @Test
    void answerIsCutAtAThousandRowsAndSaysSo() {
        var cut = bench.json("/kpi/numbers?rows=1001");
        assertThat(cut.get("data")).hasSize(1_000);
        assertThat(cut.at("/meta/row_count").asInt()).isEqualTo(1_000);
        assertThat(cut.at("/meta/truncated").asBoolean()).isTrue();

        var whole = bench.json("/kpi/numbers?rows=1000");
        assertThat(whole.get("data")).hasSize(1_000);
        assertThat(whole.at("/meta/truncated").asBoolean()).isFalse();
    }

    @Test
    void parameterWithoutAStandardMustBeGiven() {
        assertThat(refusal("/kpi/numbers").get("detail").asText())
                .isEqualTo("rows is missing; expected a whole number, at least 1, at most 5000");
    }

    @Test
    void valuesAreRefusedInTheWordsOfTheFile() {
        assertThat(refusal("/kpi/numbers?rows=0").at("/errors/0").toString())
                .isEqualTo("{\"parameter\":\"rows\",\"message\":\"rows: '0' is not a whole number, at least 1,"
                        + " at most 5000\",\"got\":\"0\",\"expected\":\"a whole number, at least 1, at most 5000\"}");
        assertThat(refusal("/kpi/numbers?rows=1&order=sideways").get("detail").asText())
                .isEqualTo("order: 'sideways' is not one of up, down");
        assertThat(refusal("/kpi/numbers?rows=1&ordr=up").get("detail").asText())
                .isEqualTo("ordr is not a parameter here; did you mean 'order'?");
    }

    @Test
    void textThatLooksLikeSqlIsBoundAndMatchesNothing() {
        var evil = URLEncoder.encode("%' OR 1=1 --", StandardCharsets.UTF_8);

        assertThat(bench.json("/kpi/numbers?rows=3&like=" + evil).get("data")).isEmpty();
    }

    @Test
    void metricIsInTheContract() {
        var path = bench.json("/openapi.json").at("/paths/~1kpi~1numbers/get");

        assertThat(path.get("summary").asText()).isEqualTo("Numbers");
        assertThat(path.at("/parameters/0/required").asBoolean()).isTrue();
        assertThat(path.at("/parameters/1/schema/enum").toString()).isEqualTo("[\"up\",\"down\"]");
    }

    @Test
    void unknownMetricIsAnsweredWithAGuess() {
        var response = bench.get("/kpi/nubmers");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(QueryBench.read(response).get("detail").asText())
                .isEqualTo("no metric is called 'nubmers'; did you mean 'numbers'?");
    }

    @Test
    void serviceDoesNotStartWithAMetricThatCannotRun() throws IOException {
        var broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("numbers.yaml"), FILE.replace("AS repo", "AS rpo"));

        assertThatThrownBy(() -> new QueryBench(folder.resolve("gold"), broken, Mode.REPLAY, streams.url()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sql gives 'rpo', which is not declared; did you mean 'repo'?");
    }

    private JsonNode refusal(String path) {
        var response = bench.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        return QueryBench.read(response);
    }
}
