package dev.sluice.standalone.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class StandingTest {
    private static final String READY = """
            {"ready":true,"checks":[{"part":"stores","ok":true,"detail":"4 of 4 partitions answer"}]}""";
    private static final String PIPELINE = """
            {"accounts":[{"source":"sample","lines":10,"silver":8,"dead":1,"duplicates":1,"late":0,"balanced":true}],
             "drained":true,"drifts":[],"snapshot":{"number":7,"applied_seq":3,"published_at":"2026-01-01T00:00:09Z"},
             "meta":{"watermark":"2026-01-01T00:00:00Z","status":"fresh","freshness_seconds":1.5}}""";

    @Test
    void whatIsWellIsShownInATableAndFindsNothing() throws Exception {
        var standing = of(READY, PIPELINE);

        assertThat(standing.findings()).isEmpty();
        assertThat(String.join("\n", standing.lines()).replaceAll(" +", " "))
                .contains(
                        "stores 4 of 4 partitions answer",
                        "watermark 2026-01-01T00:00:00Z, answers are fresh, 1.5 s old",
                        "bronze all read",
                        "snapshot 7, published 2026-01-01T00:00:09Z, lake entry 3",
                        "sample 10 8 1 1 0 adds up");
    }

    @Test
    void aPartThatIsNotReadyAStaleAnswerAndAnAccountThatDoesNotAddUpAreFindings() throws Exception {
        var standing = of(
                READY.replace("\"ok\":true", "\"ok\":false"),
                PIPELINE.replace("fresh\"", "stale\"").replace("\"balanced\":true", "\"balanced\":false"));

        assertThat(standing.findings())
                .hasSize(3)
                .anyMatch(finding -> finding.startsWith("stores: "))
                .anyMatch(finding -> finding.startsWith("answers are stale"))
                .anyMatch(finding -> finding.contains("the lines of sample do not add up"));
    }

    @Test
    void unknownIsNotZero() throws Exception {
        var standing = of(
                READY, "{\"accounts\":null,\"drained\":null,\"snapshot\":null,\"meta\":{\"status\":\"warming_up\"}}");

        assertThat(standing.findings()).containsExactly("accounts: no streams-processor tells them");
        assertThat(standing.lines())
                .contains("bronze      n/a", "snapshot    n/a, published n/a, lake entry n/a", "drifts      n/a");
    }

    private static Standing of(String ready, String pipeline) throws JsonProcessingException {
        return Standing.of("http://localhost:8080", json(ready), json(pipeline));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
