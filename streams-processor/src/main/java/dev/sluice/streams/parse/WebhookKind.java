package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.COMMENT_CREATED_AT;
import static dev.sluice.streams.parse.Field.DISCUSSION_UPDATED_AT;
import static dev.sluice.streams.parse.Field.FORKEE_CREATED_AT;
import static dev.sluice.streams.parse.Field.HEAD_COMMIT_AT;
import static dev.sluice.streams.parse.Field.ISSUE_UPDATED_AT;
import static dev.sluice.streams.parse.Field.PULL_UPDATED_AT;
import static dev.sluice.streams.parse.Field.RELEASE_PUBLISHED_AT;
import static dev.sluice.streams.parse.Field.REPO_PUSHED_AT;
import static dev.sluice.streams.parse.Field.REPO_UPDATED_AT;
import static dev.sluice.streams.parse.Field.REVIEW_SUBMITTED_AT;
import static dev.sluice.streams.parse.Field.STARRED_AT;

import dev.sluice.schemas.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of webhook that is an event of the catalogue, with the action that is. An action that the public feed never has (a comment that is
 * edited, a star that is taken back) is no event of that type: it goes to the topic of other types, for what is counted there as a comment or a
 * star must be one.
 *
 * @param name GitHub's, as {@code X-GitHub-Event} has it
 * @param times where such a body says when it happened, best first; empty where it does not
 * @param action the one action that the feed has; null where it has all of them, or where there are none
 * @param feedAction what the feed calls that action; null where it has all of them, by the same names
 */
record WebhookKind(String name, EventType type, List<Field> times, String action, String feedAction) {
    private static final Map<String, WebhookKind> BY_NAME = Stream.of(
                    any("push", EventType.PUSH, REPO_PUSHED_AT, HEAD_COMMIT_AT),
                    any("pull_request", EventType.PULL_REQUEST, PULL_UPDATED_AT),
                    any("issues", EventType.ISSUES, ISSUE_UPDATED_AT),
                    one("issue_comment", "created", EventType.ISSUE_COMMENT, "created", COMMENT_CREATED_AT),
                    one("star", "created", EventType.WATCH, "started", STARRED_AT),
                    // GitHub touches a repository that is starred: in its own examples this is the second of the star.
                    one("watch", "started", EventType.WATCH, "started", REPO_UPDATED_AT),
                    any("fork", EventType.FORK, FORKEE_CREATED_AT),
                    any("create", EventType.CREATE, REPO_PUSHED_AT),
                    any("delete", EventType.DELETE, REPO_PUSHED_AT),
                    one("release", "published", EventType.RELEASE, "published", RELEASE_PUBLISHED_AT),
                    one(
                            "pull_request_review",
                            "submitted",
                            EventType.PULL_REQUEST_REVIEW,
                            "created",
                            REVIEW_SUBMITTED_AT),
                    one(
                            "pull_request_review_comment",
                            "created",
                            EventType.PULL_REQUEST_REVIEW_COMMENT,
                            "created",
                            COMMENT_CREATED_AT),
                    one("commit_comment", "created", EventType.COMMIT_COMMENT, "created", COMMENT_CREATED_AT),
                    any("gollum", EventType.GOLLUM),
                    one("member", "added", EventType.MEMBER, "added"),
                    any("public", EventType.PUBLIC, REPO_UPDATED_AT),
                    any("discussion", EventType.DISCUSSION, DISCUSSION_UPDATED_AT))
            .collect(Collectors.toUnmodifiableMap(WebhookKind::name, Function.identity()));

    private static WebhookKind any(String name, EventType type, Field... times) {
        return new WebhookKind(name, type, List.of(times), null, null);
    }

    private static WebhookKind one(String name, String action, EventType type, String feedAction, Field... times) {
        return new WebhookKind(name, type, List.of(times), action, feedAction);
    }

    /** The kind of that name; null where it is none of the catalogue. */
    static WebhookKind named(String name) {
        return BY_NAME.get(name);
    }

    /** Names of all kinds. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Whether a body with that action is an event of the type. */
    boolean has(String actionOfBody) {
        return action == null || action.equals(actionOfBody);
    }

    /** What the feed calls the action of such a body. */
    String inFeed(String actionOfBody) {
        return action == null ? actionOfBody : feedAction;
    }
}
