package dev.sluice.streams.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * An event of 2015 to October 2025 as GitHub would send it now: pushes without their commits, pull requests without all but their ids, their
 * ends and their address, no author's association, merges as an action of their own, and the full names of refs.
 */
public final class NewerShape {
    private static final List<String> OF_PULL = List.of("url", "id", "number", "head", "base");
    private static final List<String> OF_END = List.of("ref", "sha", "repo");
    private static final List<String> OF_REPO = List.of("id", "url", "name");
    private static final Map<String, String> REFS = Map.of("branch", "refs/heads/", "tag", "refs/tags/");

    private NewerShape() {}

    /** The same event, changed in place. */
    public static JsonNode of(ObjectNode event) {
        var payload = (ObjectNode) event.path("payload");
        switch (event.path("type").asText()) {
            case "PushEvent" -> push(payload, event.path("repo").path("id"));
            case "PullRequestEvent" -> pull(payload);
            case "CreateEvent", "DeleteEvent" -> fullRef(payload);
            default -> {}
        }
        withoutAssociations(event);
        return event;
    }

    private static void push(ObjectNode payload, JsonNode repository) {
        payload.remove(List.of("size", "distinct_size", "commits"));
        payload.set("repository_id", repository);
    }

    private static void pull(ObjectNode payload) {
        var pull = (ObjectNode) payload.path("pull_request");
        if (payload.path("action").asText().equals("closed")
                && pull.path("merged").asBoolean()) {
            payload.put("action", "merged");
        }
        reduce(pull);
    }

    /** A pull request as it stands in its own events now. */
    public static void reduce(ObjectNode pull) {
        pull.retain(OF_PULL);
        for (var name : List.of("head", "base")) {
            var end = (ObjectNode) pull.path(name);
            end.retain(OF_END);
            if (end.path("repo") instanceof ObjectNode repo) {
                repo.retain(OF_REPO);
            }
        }
    }

    private static void fullRef(ObjectNode payload) {
        var prefix = REFS.get(payload.path("ref_type").asText());
        if (prefix != null) {
            payload.put("full_ref", prefix + payload.path("ref").asText());
        }
    }

    private static void withoutAssociations(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove("author_association");
        }
        json.forEach(NewerShape::withoutAssociations);
    }
}
