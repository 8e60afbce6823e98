package dev.sluice.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * An event's line in the making.
 *
 * @param id GitHub's id
 * @param type GitHub's name of the type
 * @param at event time
 * @param login of the actor
 * @param repo id of the repository
 * @param payload JSON
 */
record TestEvents(String id, String type, Instant at, String login, long repo, String payload) {
    /** When the first event happens. */
    static final Instant START = Instant.parse("2016-01-01T01:00:00Z");

    /** A star, by a person, at the start. */
    static TestEvents star(String id) {
        return new TestEvents(id, "WatchEvent", START, "ann", 7, "{\"action\":\"started\"}");
    }

    /** A pull request that is opened, in the shape of today. */
    static TestEvents opened(String id) {
        var pull = "{\"action\":\"opened\",\"number\":1,\"pull_request\":{\"id\":5,\"number\":1}}";
        return new TestEvents(id, "PullRequestEvent", START, "ann", 7, pull);
    }

    TestEvents ofType(String other) {
        return new TestEvents(id, other, at, login, repo, payload);
    }

    TestEvents after(Duration later) {
        return new TestEvents(id, type, at.plus(later), login, repo, payload);
    }

    TestEvents by(String other) {
        return new TestEvents(id, type, at, other, repo, payload);
    }

    TestEvents in(long other) {
        return new TestEvents(id, type, at, login, other, payload);
    }

    /** As GitHub sends it. */
    byte[] line() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return """
            {"id":"%s","type":"%s","actor":{"id":3,"login":"%s"},"repo":{"id":%d,"name":"octo/repo-%d"},\
            "payload":%s,"public":true,"created_at":"%s"}""".formatted(id, type, login, repo, repo, payload, at);
    }
}
