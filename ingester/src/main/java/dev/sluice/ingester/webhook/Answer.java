package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * The answer to a request.
 *
 * @param detail our own words, never a part of the request: it is written into JSON as it is
 * @param event GitHub's name of the kind of event; null before the request was verified
 */
record Answer(Outcome outcome, String detail, String event) {
    /** GitHub does not try again by itself; a person or a script that does should let a broker come back first. */
    private static final String RETRY_AFTER_SECONDS = "10";

    static Answer unverified(Outcome outcome, String detail) {
        return new Answer(outcome, detail, null);
    }

    Map<String, String> headers() {
        var type = outcome.isProblem() ? "application/problem+json" : "application/json";
        return switch (outcome) {
            case WRONG_METHOD -> Map.of("Content-Type", type, "Allow", "POST");
            case UNAVAILABLE -> Map.of("Content-Type", type, "Retry-After", RETRY_AFTER_SECONDS);
            default -> Map.of("Content-Type", type);
        };
    }

    byte[] body() {
        var json = outcome.isProblem()
                ? "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(outcome.title(), outcome.status(), detail)
                : "{\"outcome\":\"%s\",\"detail\":\"%s\"}".formatted(outcome.label(), detail);
        return json.getBytes(UTF_8);
    }
}
