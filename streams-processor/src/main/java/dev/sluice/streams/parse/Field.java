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

    /** The address of what the event is about; before 2015 it says what the payload does not. */
    OLD_URL("url", null, Kind.TEXT),

    PAYLOAD("payload", Kind.SPAN),
    ACTION("payload.action", Kind.TEXT),
    NUMBER("payload.number", Kind.NUMBER),
    REF("payload.ref", Kind.TEXT),
    FULL_REF("payload.full_ref", Kind.TEXT),
    REF_TYPE("payload.ref_type", Kind.TEXT),
    MASTER_BRANCH("payload.master_branch", Kind.TEXT),
    DESCRIPTION("payload.description", Kind.TEXT),
    PUSHER_TYPE("payload.pusher_type", Kind.TEXT),
    /** What an action of labels and assignments is about. */
    LABEL("payload.label.name", Kind.TEXT),
    ASSIGNEE_ID("payload.assignee.id", Kind.ID),
    ASSIGNEE_LOGIN("payload.assignee.login", Kind.TEXT),
    REVIEWER_ID("payload.requested_reviewer.id", Kind.ID),
    REVIEWER_LOGIN("payload.requested_reviewer.login", Kind.TEXT),
    /** Since October 2025 they stand beside the pull request. */
    LABELS("payload.labels", Kind.NAMES),
    ASSIGNEES("payload.assignees", Kind.PERSONS),

    PUSH_ID("payload.push_id", Kind.ID),
    HEAD("payload.head", "after", Kind.TEXT),
    BEFORE("payload.before", Kind.TEXT),
    SIZE("payload.size", Kind.NUMBER),
    DISTINCT_SIZE("payload.distinct_size", Kind.NUMBER),
    /** Sent until October 2025. */
    COMMITS("payload.commits", Kind.COMMITS),
    OLD_COMMITS("payload.shas", null, Kind.OLD_COMMITS),
    FORCED(null, "forced", Kind.FLAG),
    CREATED(null, "created", Kind.FLAG),
    DELETED(null, "deleted", Kind.FLAG),

    PULL_ID("payload.pull_request.id", Kind.ID),
    PULL_NUMBER("payload.pull_request.number", Kind.NUMBER),
    PULL_TITLE("payload.pull_request.title", Kind.TEXT),
    PULL_BODY("payload.pull_request.body", Kind.LENGTH),
    /** Sent until October 2025. */
    PULL_STATE("payload.pull_request.state", Kind.TEXT),
    PULL_DRAFT("payload.pull_request.draft", Kind.FLAG),
    PULL_LOCKED("payload.pull_request.locked", Kind.FLAG),
    PULL_MERGED("payload.pull_request.merged", Kind.FLAG),
    PULL_USER_ID("payload.pull_request.user.id", Kind.ID),
    PULL_USER_LOGIN("payload.pull_request.user.login", Kind.TEXT),
    PULL_USER_TYPE("payload.pull_request.user.type", Kind.TEXT),
    PULL_ASSOCIATION("payload.pull_request.author_association", Kind.TEXT),
    PULL_OPENED_AT("payload.pull_request.created_at", Kind.TIME),
    PULL_UPDATED_AT("payload.pull_request.updated_at", Kind.TIME),
    PULL_CLOSED_AT("payload.pull_request.closed_at", Kind.TIME),
    PULL_MERGED_AT("payload.pull_request.merged_at", Kind.TIME),
    PULL_MERGED_BY_ID("payload.pull_request.merged_by.id", Kind.ID),
    PULL_MERGED_BY_LOGIN("payload.pull_request.merged_by.login", Kind.TEXT),
    PULL_MERGE_SHA("payload.pull_request.merge_commit_sha", Kind.TEXT),
    PULL_ADDITIONS("payload.pull_request.additions", Kind.NUMBER),
    PULL_DELETIONS("payload.pull_request.deletions", Kind.NUMBER),
    PULL_CHANGED_FILES("payload.pull_request.changed_files", Kind.NUMBER),
    PULL_COMMITS("payload.pull_request.commits", Kind.NUMBER),
    PULL_COMMENTS("payload.pull_request.comments", Kind.NUMBER),
    PULL_REVIEW_COMMENTS("payload.pull_request.review_comments", Kind.NUMBER),
    PULL_LABELS("payload.pull_request.labels", Kind.NAMES),
    PULL_MILESTONE("payload.pull_request.milestone.title", Kind.TEXT),
    PULL_ASSIGNEES("payload.pull_request.assignees", Kind.PERSONS),
    PULL_ASSIGNEE_ID("payload.pull_request.assignee.id", Kind.ID),
    PULL_ASSIGNEE_LOGIN("payload.pull_request.assignee.login", Kind.TEXT),
    PULL_REVIEWERS("payload.pull_request.requested_reviewers", Kind.PERSONS),
    PULL_TEAMS("payload.pull_request.requested_teams", Kind.SLUGS),
    PULL_HEAD_REF("payload.pull_request.head.ref", Kind.TEXT),
    PULL_HEAD_SHA("payload.pull_request.head.sha", Kind.TEXT),
    PULL_HEAD_REPO_ID("payload.pull_request.head.repo.id", Kind.ID),
    PULL_HEAD_REPO_NAME("payload.pull_request.head.repo.full_name", Kind.TEXT),
    PULL_HEAD_REPO_URL("payload.pull_request.head.repo.url", Kind.TEXT),
    PULL_BASE_REF("payload.pull_request.base.ref", Kind.TEXT),
    PULL_BASE_SHA("payload.pull_request.base.sha", Kind.TEXT),
    PULL_BASE_REPO_ID("payload.pull_request.base.repo.id", Kind.ID),
    PULL_BASE_REPO_NAME("payload.pull_request.base.repo.full_name", Kind.TEXT),
    PULL_BASE_REPO_URL("payload.pull_request.base.repo.url", Kind.TEXT),
    PULL_BASE_REPO_LANGUAGE("payload.pull_request.base.repo.language", Kind.TEXT),
    PULL_BASE_REPO_STARS("payload.pull_request.base.repo.stargazers_count", Kind.NUMBER),

    ISSUE_ID("payload.issue.id", Kind.ID),
    ISSUE_NUMBER("payload.issue.number", Kind.NUMBER),
    ISSUE_TITLE("payload.issue.title", Kind.TEXT),
    ISSUE_BODY("payload.issue.body", Kind.LENGTH),
    ISSUE_STATE("payload.issue.state", Kind.TEXT),
    ISSUE_STATE_REASON("payload.issue.state_reason", Kind.TEXT),
    ISSUE_LOCKED("payload.issue.locked", Kind.FLAG),
    ISSUE_DRAFT("payload.issue.draft", Kind.FLAG),
    ISSUE_USER_ID("payload.issue.user.id", Kind.ID),
    ISSUE_USER_LOGIN("payload.issue.user.login", Kind.TEXT),
    ISSUE_USER_TYPE("payload.issue.user.type", Kind.TEXT),
    ISSUE_ASSOCIATION("payload.issue.author_association", Kind.TEXT),
    ISSUE_OPENED_AT("payload.issue.created_at", Kind.TIME),
    ISSUE_UPDATED_AT("payload.issue.updated_at", Kind.TIME),
    ISSUE_CLOSED_AT("payload.issue.closed_at", Kind.TIME),
    ISSUE_COMMENTS("payload.issue.comments", Kind.NUMBER),
    ISSUE_LABELS("payload.issue.labels", Kind.NAMES),
    ISSUE_MILESTONE("payload.issue.milestone.title", Kind.TEXT),
    ISSUE_ASSIGNEES("payload.issue.assignees", Kind.PERSONS),
    ISSUE_ASSIGNEE_ID("payload.issue.assignee.id", Kind.ID),
    ISSUE_ASSIGNEE_LOGIN("payload.issue.assignee.login", Kind.TEXT),
    /** There where the issue is a pull request; in 2013 every issue had the object, and nulls in it. */
    ISSUE_PULL("payload.issue.pull_request.url", Kind.PRESENCE),
    ISSUE_PULL_PAGE("payload.issue.pull_request.html_url", Kind.PRESENCE),
    ISSUE_MERGED_AT("payload.issue.pull_request.merged_at", Kind.TIME),
    /** Before 2015 the issue is its id. */
    OLD_ISSUE("payload.issue", Kind.ID),
    OLD_ISSUE_ID("payload.issue_id", Kind.ID),

    COMMENT_ID("payload.comment.id", Kind.ID),
    COMMENT_BODY("payload.comment.body", Kind.LENGTH),
    COMMENT_USER_ID("payload.comment.user.id", Kind.ID),
    COMMENT_USER_LOGIN("payload.comment.user.login", Kind.TEXT),
    COMMENT_ASSOCIATION("payload.comment.author_association", Kind.TEXT),
    COMMENT_CREATED_AT("payload.comment.created_at", Kind.TIME),
    COMMENT_UPDATED_AT("payload.comment.updated_at", Kind.TIME),
    COMMENT_APP("payload.comment.performed_via_github_app.slug", Kind.TEXT),
    COMMENT_COMMIT("payload.comment.commit_id", Kind.TEXT),
    COMMENT_ORIGINAL_COMMIT("payload.comment.original_commit_id", Kind.TEXT),
    COMMENT_PATH("payload.comment.path", Kind.TEXT),
    COMMENT_POSITION("payload.comment.position", Kind.NUMBER),
    COMMENT_ORIGINAL_POSITION("payload.comment.original_position", Kind.NUMBER),
    COMMENT_LINE("payload.comment.line", Kind.NUMBER),
    COMMENT_ORIGINAL_LINE("payload.comment.original_line", Kind.NUMBER),
    COMMENT_START_LINE("payload.comment.start_line", Kind.NUMBER),
    COMMENT_SIDE("payload.comment.side", Kind.TEXT),
    COMMENT_SUBJECT("payload.comment.subject_type", Kind.TEXT),
    COMMENT_REVIEW_ID("payload.comment.pull_request_review_id", Kind.ID),
    COMMENT_REPLY_TO("payload.comment.in_reply_to_id", Kind.ID),
    /** Before 2015 this alone says which pull request it is. */
    COMMENT_PULL_LINK("payload.comment._links.pull_request.href", Kind.TEXT),
    OLD_COMMENT_ID("payload.comment_id", Kind.ID),
    OLD_COMMIT("payload.commit", Kind.TEXT),

    REVIEW_ID("payload.review.id", Kind.ID),
    REVIEW_STATE("payload.review.state", Kind.TEXT),
    REVIEW_BODY("payload.review.body", Kind.LENGTH),
    REVIEW_USER_ID("payload.review.user.id", Kind.ID),
    REVIEW_USER_LOGIN("payload.review.user.login", Kind.TEXT),
    REVIEW_ASSOCIATION("payload.review.author_association", Kind.TEXT),
    REVIEW_SUBMITTED_AT("payload.review.submitted_at", Kind.TIME),
    REVIEW_COMMIT("payload.review.commit_id", Kind.TEXT),

    FORKEE_ID("payload.forkee.id", Kind.ID),
    FORKEE_NAME("payload.forkee.full_name", Kind.TEXT),
    FORKEE_OWNER_ID("payload.forkee.owner.id", Kind.ID),
    FORKEE_OWNER_LOGIN("payload.forkee.owner.login", Kind.TEXT),
    FORKEE_OWNER_TYPE("payload.forkee.owner.type", Kind.TEXT),
    FORKEE_CREATED_AT("payload.forkee.created_at", Kind.TIME),
    FORKEE_PUSHED_AT("payload.forkee.pushed_at", Kind.TIME),
    FORKEE_DEFAULT_BRANCH("payload.forkee.default_branch", Kind.TEXT),
    FORKEE_DESCRIPTION("payload.forkee.description", Kind.TEXT),
    FORKEE_LANGUAGE("payload.forkee.language", Kind.TEXT),
    FORKEE_LICENSE("payload.forkee.license.spdx_id", Kind.TEXT),
    FORKEE_TOPICS("payload.forkee.topics", Kind.TEXTS),
    FORKEE_SIZE("payload.forkee.size", Kind.ID),

    RELEASE_ID("payload.release.id", Kind.ID),
    RELEASE_TAG("payload.release.tag_name", Kind.TEXT),
    RELEASE_NAME("payload.release.name", Kind.TEXT),
    RELEASE_BODY("payload.release.body", Kind.LENGTH),
    RELEASE_DRAFT("payload.release.draft", Kind.FLAG),
    RELEASE_PRERELEASE("payload.release.prerelease", Kind.FLAG),
    RELEASE_TARGET("payload.release.target_commitish", Kind.TEXT),
    RELEASE_CREATED_AT("payload.release.created_at", Kind.TIME),
    RELEASE_PUBLISHED_AT("payload.release.published_at", Kind.TIME),
    RELEASE_AUTHOR_ID("payload.release.author.id", Kind.ID),
    RELEASE_AUTHOR_LOGIN("payload.release.author.login", Kind.TEXT),
    RELEASE_ASSETS("payload.release.assets", Kind.ASSETS),

    MEMBER_ID("payload.member.id", Kind.ID),
    MEMBER_LOGIN("payload.member.login", Kind.TEXT),
    MEMBER_TYPE("payload.member.type", Kind.TEXT),
    MEMBER_ROLE("payload.changes.role_name.to", Kind.TEXT),
    MEMBER_PERMISSION("payload.changes.permission.to", Kind.TEXT),
    PAGES("payload.pages", Kind.PAGES),

    DISCUSSION_ID("payload.discussion.id", Kind.ID),
    DISCUSSION_NUMBER("payload.discussion.number", Kind.NUMBER),
    DISCUSSION_TITLE("payload.discussion.title", Kind.TEXT),
    DISCUSSION_BODY("payload.discussion.body", Kind.LENGTH),
    DISCUSSION_STATE("payload.discussion.state", Kind.TEXT),
    DISCUSSION_STATE_REASON("payload.discussion.state_reason", Kind.TEXT),
    DISCUSSION_LOCKED("payload.discussion.locked", Kind.FLAG),
    DISCUSSION_USER_ID("payload.discussion.user.id", Kind.ID),
    DISCUSSION_USER_LOGIN("payload.discussion.user.login", Kind.TEXT),
    DISCUSSION_ASSOCIATION("payload.discussion.author_association", Kind.TEXT),
    DISCUSSION_CATEGORY("payload.discussion.category.name", Kind.TEXT),
    DISCUSSION_CATEGORY_SLUG("payload.discussion.category.slug", Kind.TEXT),
    DISCUSSION_ANSWERABLE("payload.discussion.category.is_answerable", Kind.FLAG),
    DISCUSSION_OPENED_AT("payload.discussion.created_at", Kind.TIME),
    DISCUSSION_UPDATED_AT("payload.discussion.updated_at", Kind.TIME),
    DISCUSSION_ANSWERED_AT("payload.discussion.answer_chosen_at", Kind.TIME),
    DISCUSSION_ANSWERED_BY_ID("payload.discussion.answer_chosen_by.id", Kind.ID),
    DISCUSSION_ANSWERED_BY_LOGIN("payload.discussion.answer_chosen_by.login", Kind.TEXT),
    DISCUSSION_COMMENTS("payload.discussion.comments", Kind.NUMBER),
    DISCUSSION_LABELS("payload.discussion.labels", Kind.NAMES),

    PRIVATE(null, "repository.private", Kind.FLAG),
    /** Seconds since 1970 in a push, else a text. */
    REPO_PUSHED_AT(null, "repository.pushed_at", Kind.TIME),
    REPO_UPDATED_AT(null, "repository.updated_at", Kind.TIME),
    HEAD_COMMIT_AT(null, "head_commit.timestamp", Kind.TIME),
    STARRED_AT(null, "starred_at", Kind.TIME);

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
