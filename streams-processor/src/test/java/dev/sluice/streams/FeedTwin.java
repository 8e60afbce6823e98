package dev.sluice.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * What GitHub's feed would say of what a webhook's body says, in the shape of today.
 *
 * @param kind of the webhook
 * @param body as it came
 */
record FeedTwin(String kind, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FeedTwin of(String kind, byte[] body) {
        try {
            return new FeedTwin(kind, JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event's line. */
    byte[] line(String id, Instant at) {
        var event = JSON.createObjectNode().put("id", id).put("type", type());
        event.putObject("actor")
                .put("id", body.at("/sender/id").longValue())
                .put("login", body.at("/sender/login").textValue());
        event.putObject("repo")
                .put("id", body.at("/repository/id").longValue())
                .put("name", body.at("/repository/full_name").textValue());
        event.set("payload", payload());
        return event.put("public", true)
                .put("created_at", at.toString())
                .toString()
                .getBytes(UTF_8);
    }

    private String type() {
        return switch (kind) {
            case "push" -> "PushEvent";
            case "pull_request" -> "PullRequestEvent";
            case "issues" -> "IssuesEvent";
            case "issue_comment" -> "IssueCommentEvent";
            case "star", "watch" -> "WatchEvent";
            case "fork" -> "ForkEvent";
            case "create" -> "CreateEvent";
            case "delete" -> "DeleteEvent";
            case "release" -> "ReleaseEvent";
            case "pull_request_review" -> "PullRequestReviewEvent";
            case "pull_request_review_comment" -> "PullRequestReviewCommentEvent";
            case "commit_comment" -> "CommitCommentEvent";
            case "gollum" -> "GollumEvent";
            case "member" -> "MemberEvent";
            case "public" -> "PublicEvent";
            case "discussion" -> "DiscussionEvent";
            default -> throw new IllegalArgumentException("the feed has nothing of the kind " + kind);
        };
    }

    private ObjectNode payload() {
        var payload = JSON.createObjectNode();
        return switch (kind) {
            case "push" -> {
                copy(payload, "ref", "before");
                yield payload.put("push_id", 1).put("head", body.get("after").textValue());
            }
            case "pull_request" -> {
                copy(payload, "number");
                part(payload, "pull_request", "id", "number");
                boolean merged = body.at("/pull_request/merged").booleanValue()
                        && body.get("action").textValue().equals("closed");
                yield payload.put(
                        "action", merged ? "merged" : body.get("action").textValue());
            }
            case "star", "watch" -> payload.put("action", "started");
            case "pull_request_review" -> {
                part(payload, "review", "id", "state");
                part(payload, "pull_request", "id", "number");
                yield payload.put("action", "created");
            }
            case "create", "delete" -> copy(payload, "ref", "ref_type", "master_branch");
            case "gollum" -> copy(payload, "pages");
            default -> {
                copy(payload, "action");
                for (var name : new String[] {"issue", "comment", "forkee", "release", "member", "discussion"}) {
                    part(payload, name, "id", "number", "commit_id");
                }
                yield payload;
            }
        };
    }

    private ObjectNode copy(ObjectNode payload, String... names) {
        for (var name : names) {
            if (body.has(name)) {
                payload.set(name, body.get(name));
            }
        }
        return payload;
    }

    private void part(ObjectNode payload, String name, String... keys) {
        if (body.has(name)) {
            var part = payload.putObject(name);
            for (var key : keys) {
                if (body.get(name).has(key)) {
                    part.set(key, body.get(name).get(key));
                }
            }
        }
    }
}
