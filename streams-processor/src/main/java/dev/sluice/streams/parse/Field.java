package dev.sluice.streams.parse;

/**
 * What silver needs of an event, whatever its type and era: where it stands and what it must be. The parser collects all of
 * it in one pass, so that {@code type} may come after {@code payload}. A new field of silver begins with a line here.
 *
 * <p>The body of a webhook is what an event has as its payload: there, a field stands where it stands in the payload, or where its
 * line says. Some are of webhooks alone.
 */
enum Field {
    ID("id", Kind.NAME),
    TYPE("type", Kind.TEXT),
    CREATED_AT("created_at", Kind.TEXT),
    PUBLIC("public", Kind.FLAG),
    ACTOR_ID("actor.id", "sender.id", Kind.ID),
    ACTOR_LOGIN("actor.login", "sender.login", Kind.TEXT),
    REPO_ID("repo.id", "repository.id", Kind.ID),
    REPO_NAME("repo.name", "repository.full_name", Kind.TEXT),
    ORG_ID("org.id", "organization.id", Kind.ID),
    ORG_LOGIN("org.login", "organization.login", Kind.TEXT),

    /** Before 2015 the actor is its login. */
    OLD_ACTOR("actor", Kind.TEXT),
    /** Before 2015 {@code repository} stands for {@code repo}. */
    OLD_REPO("repository", Kind.SPAN),
    OLD_REPO_ID("repository.id", Kind.ID),
    OLD_REPO_NAME("repository.name", Kind.TEXT),
    OLD_REPO_OWNER("repository.owner", Kind.TEXT),
    OLD_REPO_ORG("repository.organization", Kind.TEXT),

    PAYLOAD("payload", Kind.SPAN),
    ACTION("payload.action", Kind.TEXT),
    NUMBER("payload.number", Kind.NUMBER),
    REF("payload.ref", Kind.TEXT),
    REF_TYPE("payload.ref_type", Kind.TEXT),
    MASTER_BRANCH("payload.master_branch", Kind.TEXT),

    PUSH_ID("payload.push_id", Kind.ID),
    HEAD("payload.head", "after", Kind.TEXT),
    BEFORE("payload.before", Kind.TEXT),
    SIZE("payload.size", Kind.NUMBER),
    DISTINCT_SIZE("payload.distinct_size", Kind.NUMBER),
    /** Sent until October 2025. */
    COMMITS("payload.commits", null, Kind.PRESENCE),

    PULL_ID("payload.pull_request.id", Kind.ID),
    PULL_NUMBER("payload.pull_request.number", Kind.NUMBER),
    /** Sent until October 2025. */
    PULL_STATE("payload.pull_request.state", Kind.PRESENCE),
    PULL_MERGED("payload.pull_request.merged", Kind.FLAG),
    PULL_USER_ID("payload.pull_request.user.id", Kind.ID),
    PULL_USER_LOGIN("payload.pull_request.user.login", Kind.TEXT),
    PULL_ADDITIONS("payload.pull_request.additions", Kind.NUMBER),
    PULL_DELETIONS("payload.pull_request.deletions", Kind.NUMBER),
    PULL_CHANGED_FILES("payload.pull_request.changed_files", Kind.NUMBER),
    PULL_HEAD_REF("payload.pull_request.head.ref", Kind.TEXT),
    PULL_BASE_REF("payload.pull_request.base.ref", Kind.TEXT),

    ISSUE_ID("payload.issue.id", Kind.ID),
    ISSUE_NUMBER("payload.issue.number", Kind.NUMBER),
    ISSUE_USER_ID("payload.issue.user.id", Kind.ID),
    ISSUE_USER_LOGIN("payload.issue.user.login", Kind.TEXT),
    /** There where the issue is a pull request. */
    ISSUE_PULL("payload.issue.pull_request", Kind.PRESENCE),
    /** Before 2015 the issue is its id. */
    OLD_ISSUE("payload.issue", Kind.ID),
    OLD_ISSUE_ID("payload.issue_id", Kind.ID),

    COMMENT_ID("payload.comment.id", Kind.ID),
    COMMENT_COMMIT("payload.comment.commit_id", Kind.TEXT),
    OLD_COMMENT_ID("payload.comment_id", Kind.ID),
    OLD_COMMIT("payload.commit", Kind.TEXT),

    REVIEW_ID("payload.review.id", Kind.ID),
    REVIEW_STATE("payload.review.state", Kind.TEXT),
    FORKEE_ID("payload.forkee.id", Kind.ID),
    FORKEE_NAME("payload.forkee.full_name", Kind.TEXT),
    RELEASE_ID("payload.release.id", Kind.ID),
    RELEASE_TAG("payload.release.tag_name", Kind.TEXT),
    RELEASE_PRERELEASE("payload.release.prerelease", Kind.FLAG),
    MEMBER_ID("payload.member.id", Kind.ID),
    MEMBER_LOGIN("payload.member.login", Kind.TEXT),
    PAGES("payload.pages", Kind.LENGTH),
    DISCUSSION_ID("payload.discussion.id", Kind.ID),
    DISCUSSION_NUMBER("payload.discussion.number", Kind.NUMBER),

    PRIVATE(null, "repository.private", Kind.FLAG),
    PUSHED_COMMITS(null, "commits", Kind.COMMITS),
    /** Seconds since 1970 in a push, else a text. */
    REPO_PUSHED_AT(null, "repository.pushed_at", Kind.NAME),
    REPO_UPDATED_AT(null, "repository.updated_at", Kind.NAME),
    HEAD_COMMIT_AT(null, "head_commit.timestamp", Kind.TEXT),
    PULL_UPDATED_AT(null, "pull_request.updated_at", Kind.TEXT),
    ISSUE_UPDATED_AT(null, "issue.updated_at", Kind.TEXT),
    COMMENT_CREATED_AT(null, "comment.created_at", Kind.TEXT),
    REVIEW_SUBMITTED_AT(null, "review.submitted_at", Kind.TEXT),
    FORKEE_CREATED_AT(null, "forkee.created_at", Kind.TEXT),
    RELEASE_PUBLISHED_AT(null, "release.published_at", Kind.TEXT),
    DISCUSSION_UPDATED_AT(null, "discussion.updated_at", Kind.TEXT),
    STARRED_AT(null, "starred_at", Kind.TEXT);

    private final String path;
    private final String webhookPath;
    private final Kind kind;

    Field(String path, Kind kind) {
        this(path, withinPayload(path), kind);
    }

    Field(String path, String webhookPath, Kind kind) {
        this.path = path;
        this.webhookPath = webhookPath;
        this.kind = kind;
    }

    private static String withinPayload(String path) {
        return path.startsWith("payload.") ? path.substring("payload.".length()) : null;
    }

    /** Keys from the event down, joined by dots; null where it is a field of webhooks alone. */
    String path() {
        return path;
    }

    /** Keys from the body of a webhook down, joined by dots; null where webhooks have no such field. */
    String webhookPath() {
        return webhookPath;
    }

    Kind kind() {
        return kind;
    }
}
