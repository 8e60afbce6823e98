package dev.sluice.standalone.status;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a stack stands.
 *
 * @param url of its query-api
 * @param findings what is wrong; empty where all is well
 * @param ready its answer to {@code /readyz}
 * @param pipeline its answer to {@code /api/v1/pipeline}
 */
@JsonPropertyOrder({"url", "findings", "ready", "pipeline"})
record Standing(String url, List<String> findings, JsonNode ready, JsonNode pipeline) {
    private static final Set<String> WRONG = Set.of("late", "stale", "source_down");
    private static final String ACCOUNT = "%-44s %12s %12s %9s %11s %8s  %s";

    /** Of the two answers. */
    static Standing of(String url, JsonNode ready, JsonNode pipeline) {
        var findings = new ArrayList<String>();
        for (var part : ready.path("checks")) {
            if (!part.path("ok").booleanValue()) {
                findings.add(
                        part.path("part").asText() + ": " + part.path("detail").asText());
            }
        }
        var status = pipeline.path("meta").path("status").asText();
        if (WRONG.contains(status)) {
            findings.add("answers are " + status + ": watermark "
                    + text(pipeline.path("meta").path("watermark")));
        }
        if (!pipeline.path("accounts").isArray()) {
            findings.add("accounts: no streams-processor tells them");
        }
        for (var account : pipeline.path("accounts")) {
            if (!account.path("balanced").booleanValue()) {
                findings.add("accounts: the lines of " + account.path("source").asText()
                        + " do not add up; run the batch again into a fresh data directory and compare report.json");
            }
        }
        return new Standing(url, List.copyOf(findings), ready, pipeline);
    }

    /** What a person reads. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        var meta = pipeline.path("meta");
        var snapshot = pipeline.path("snapshot");
        lines.add("query-api   " + url);
        ready.path("checks")
                .forEach(part -> lines.add("%-11s %s"
                        .formatted(
                                part.path("part").asText(), part.path("detail").asText())));
        lines.add("watermark   " + text(meta.path("watermark")) + ", answers are " + text(meta.path("status")) + ", "
                + text(meta.path("freshness_seconds")) + " s old");
        lines.add("bronze      " + drained());
        lines.add("snapshot    " + text(snapshot.path("number")) + ", published " + text(snapshot.path("published_at"))
                + ", lake entry " + text(snapshot.path("applied_seq")));
        lines.add("drifts      "
                + (pipeline.path("drifts").isArray() ? pipeline.path("drifts").size() : "n/a"));
        lines.add(ACCOUNT.formatted("source", "lines", "silver", "dead", "duplicates", "late", ""));
        pipeline.path("accounts").forEach(account -> lines.add(account(account)));
        findings.forEach(finding -> lines.add("wrong: " + finding));
        return lines;
    }

    private static String account(JsonNode account) {
        return ACCOUNT.formatted(
                        account.path("source").asText(),
                        account.path("lines").asText(),
                        account.path("silver").asText(),
                        account.path("dead").asText(),
                        account.path("duplicates").asText(),
                        account.path("late").asText(),
                        account.path("balanced").booleanValue() ? "adds up" : "does NOT add up")
                .stripTrailing();
    }

    private String drained() {
        var drained = pipeline.path("drained");
        return drained.isBoolean() ? drained.booleanValue() ? "all read" : "being read" : "n/a";
    }

    /** Unknown is n/a, never 0. */
    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "n/a" : value.asText();
    }
}
