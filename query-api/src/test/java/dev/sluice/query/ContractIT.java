package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.query.answer.Mode;
import dev.sluice.silver.ActorClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real answers against the schemas of the published document: every field declared, of a declared type. */
final class ContractIT {
    private static final String HOUR = "2016-01-01T01:00:00Z";

    @TempDir
    Path gold;

    private final FakeStreams streams = new FakeStreams(0, 1, 2, 3).readUpTo("2016-01-01T02:30:00Z");
    private QueryBench bench;
    private JsonNode schemas;

    @BeforeEach
    void start() {
        streams.minute("2016-01-01T02:29:00Z", "PushEvent", ActorClass.HUMAN, 6)
                .repo("2016-01-01T02:00:00Z", 1, "octo/cat", "PushEvent", ActorClass.HUMAN, 6)
                .account("file:/one.json", 6, 0, 0);
        new GoldFile(gold, 1)
                .events(HOUR, "PushEvent", "HUMAN", 4)
                .repo(HOUR, 1, "octo/cat", "PushEvent", "HUMAN", 4)
                .opened(HOUR, 1, "octo/cat", "HUMAN", 2, HOUR, "2016-01-01T01:30:00Z")
                .publish("2016-01-01T02:10:00Z", "2026-11-21T11:59:00Z");
        bench = new QueryBench(gold, Mode.REPLAY, streams.url()).awaitSnapshot(1);
        schemas = bench.json("/openapi.json").at("/components/schemas");
    }

    @AfterEach
    void stop() {
        bench.close();
        streams.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/kpi/event_count_offset?offset=60, EventCountOffset",
        "/kpi/avg_pr_time?repo=octo/cat, AvgPrTime",
        "/kpi/avg_pr_time?repo=no/body, AvgPrTime",
        "/kpi/avg_pr_time, AvgPrTime",
        "/kpi/busiest_repositories, Metric",
        "/api/v1/pulse, Pulse",
        "/api/v1/events/counts, EventCounts",
        "/api/v1/events/counts?group_by=repo, EventCounts",
        "/api/v1/events/rate, EventRate",
        "/api/v1/repos/octo/cat, Repository",
        "/api/v1/pipeline, Pipeline",
        "/readyz, Ready",
        "/nowhere, Problem",
        "/api/v1/pulse?x=1, Problem",
    })
    void answerIsAsTheDocumentSays(String path, String schema) {
        assertMatches(bench.json(path), schemas.get(schema), path);
    }

    @Test
    void answersOfAPipelineThatIsDownAreAsTheDocumentSaysToo() {
        streams.close();

        assertMatches(bench.json("/api/v1/pulse"), schemas.get("Pulse"), "pulse");
        assertMatches(bench.json("/api/v1/pipeline"), schemas.get("Pipeline"), "pipeline");
        assertMatches(
                bench.json("/kpi/event_count_offset?offset=5"), schemas.get("EventCountOffset"), "event_count_offset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kpi/event_count_offset?offset=60",
                "/kpi/avg_pr_time?repo=octo/cat",
                "/kpi/busiest_repositories",
                "/api/v1/pulse",
                "/api/v1/events/counts",
                "/api/v1/events/rate",
                "/api/v1/repos/octo/cat",
                "/api/v1/pipeline",
            })
    void everyAnswerSaysHowFreshItIsWhatItCoversAndWhereItCameFrom(String path) {
        var meta = bench.json(path).get("meta");

        assertThat(names(meta)).containsAll(names(schemas.at("/Meta/properties")));
        assertThat(meta.get("as_of").asText()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(meta.get("watermark").asText()).isEqualTo("2016-01-01T02:30:00Z");
        assertThat(meta.get("status").asText()).isEqualTo("fresh");
    }

    private void assertMatches(JsonNode value, JsonNode schema, String where) {
        var declared = resolved(schema);
        var types = texts(declared.get("type"));
        assertThat(types.isEmpty() || types.contains(type(value)) || (types.contains("number") && value.isNumber()))
                .as(where + " is " + value + ", declared as " + types)
                .isTrue();
        if (declared.has("enum") && !value.isNull()) {
            assertThat(texts(declared.get("enum"))).as(where).contains(value.asText());
        }
        if (value.isArray() && declared.has("items")) {
            value.forEach(item -> assertMatches(item, declared.get("items"), where + "[]"));
        }
        if (value.isObject() && declared.has("properties")) {
            assertThat(names(value))
                    .as(where + " has all that is required")
                    .containsAll(texts(declared.get("required")));
            value.properties().forEach(field -> {
                assertThat(declared.get("properties").has(field.getKey()))
                        .as(where + "." + field.getKey() + " is declared")
                        .isTrue();
                assertMatches(
                        field.getValue(), declared.get("properties").get(field.getKey()), where + "." + field.getKey());
            });
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "null";
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "string";
        };
    }

    private static List<String> texts(JsonNode oneOrMany) {
        if (oneOrMany == null) {
            return List.of();
        }
        var texts = new java.util.ArrayList<String>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(oneOrMany.asText());
        }
        return texts;
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
