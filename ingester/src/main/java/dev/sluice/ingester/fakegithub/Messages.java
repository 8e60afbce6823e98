package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;

/** Errors as GitHub's API words them. */
final class Messages {
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private Messages() {}

    static Answer of(int status, String message) {
        String body = "{\"message\":\"" + message + "\",\"documentation_url\":\"" + DOCUMENTATION + "\",\"status\":\""
                + status + "\"}";
        return Answer.of(status, Body.of(body)).with("Content-Type", "application/json; charset=utf-8");
    }
}
