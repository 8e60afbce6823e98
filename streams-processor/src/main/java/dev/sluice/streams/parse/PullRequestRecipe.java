package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.Envelope;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import java.util.List;

/** Pull requests. */
final class PullRequestRecipe {
    private PullRequestRecipe() {}

    static Recipe write() {
        return Recipe.of(PullRequest::new)
                .take("action", ACTION)
                .make(
                        "outcome",
                        List.of(ACTION, PULL_MERGED),
                        (event, fields) -> outcome(fields.text(ACTION), fields.flag(PULL_MERGED)))
                .take("number", NUMBER, PULL_NUMBER)
                .take("pull_request_id", PULL_ID)
                .make(
                        "author_id",
                        List.of(PULL_USER_ID),
                        (event, fields) -> opensReduced(event, fields) ? event.getActorId() : fields.id(PULL_USER_ID))
                .make(
                        "author_login",
                        List.of(PULL_USER_LOGIN),
                        (event, fields) ->
                                opensReduced(event, fields) ? event.getActorLogin() : fields.text(PULL_USER_LOGIN))
                .take("additions", PULL_ADDITIONS)
                .take("deletions", PULL_DELETIONS)
                .take("changed_files", PULL_CHANGED_FILES)
                .take("title", PULL_TITLE)
                .take("body_length", PULL_BODY)
                .take("state", PULL_STATE)
                .take("draft", PULL_DRAFT)
                .take("locked", PULL_LOCKED)
                .take("merged", PULL_MERGED)
                .take("opened_at", PULL_OPENED_AT)
                .take("updated_at", PULL_UPDATED_AT)
                .take("closed_at", PULL_CLOSED_AT)
                .take("merged_at", PULL_MERGED_AT)
                .take("merged_by_id", PULL_MERGED_BY_ID)
                .take("merged_by_login", PULL_MERGED_BY_LOGIN)
                .take("author_type", PULL_USER_TYPE)
                .take("author_association", PULL_ASSOCIATION)
                .take("merge_commit_sha", PULL_MERGE_SHA)
                .take("commits", PULL_COMMITS)
                .take("comments", PULL_COMMENTS)
                .take("review_comments", PULL_REVIEW_COMMENTS)
                .take("labels", PULL_LABELS, LABELS)
                .take("milestone", PULL_MILESTONE)
                .make(
                        "assignees",
                        List.of(PULL_ASSIGNEES, PULL_ASSIGNEE_ID, PULL_ASSIGNEE_LOGIN, ASSIGNEES),
                        (e, f) -> assignees(f))
                .take("requested_reviewers", PULL_REVIEWERS)
                .take("requested_teams", PULL_TEAMS)
                .take("label", LABEL)
                .make(
                        "assignee",
                        List.of(ASSIGNEE_ID, ASSIGNEE_LOGIN),
                        (event, fields) -> Persons.of(fields, ASSIGNEE_ID, ASSIGNEE_LOGIN))
                .make(
                        "requested_reviewer",
                        List.of(REVIEWER_ID, REVIEWER_LOGIN),
                        (event, fields) -> Persons.of(fields, REVIEWER_ID, REVIEWER_LOGIN))
                .with(PullRequestRecipe::ends, "")
                .take("base_repo_id", PULL_BASE_REPO_ID)
                .make(
                        "base_repo_name",
                        List.of(PULL_BASE_REPO_NAME, PULL_BASE_REPO_URL),
                        (event, fields) -> name(fields, PULL_BASE_REPO_NAME, PULL_BASE_REPO_URL))
                .take("base_repo_language", PULL_BASE_REPO_LANGUAGE)
                .take("base_repo_stars", PULL_BASE_REPO_STARS)
                .complete();
    }

    /** What reviews and the comments on them say of their pull request. */
    static Recipe view(Recipe recipe, String prefix) {
        return recipe.take(prefix + "title", PULL_TITLE)
                .take(prefix + "body_length", PULL_BODY)
                .take(prefix + "state", PULL_STATE)
                .take(prefix + "draft", PULL_DRAFT)
                .take(prefix + "author_id", PULL_USER_ID)
                .take(prefix + "author_login", PULL_USER_LOGIN)
                .take(prefix + "author_association", PULL_ASSOCIATION)
                .take(prefix + "opened_at", PULL_OPENED_AT)
                .take(prefix + "updated_at", PULL_UPDATED_AT)
                .take(prefix + "closed_at", PULL_CLOSED_AT)
                .take(prefix + "merged_at", PULL_MERGED_AT)
                .take(prefix + "merge_commit_sha", PULL_MERGE_SHA)
                .take(prefix + "labels", PULL_LABELS)
                .take(prefix + "milestone", PULL_MILESTONE)
                .make(
                        prefix + "assignees",
                        List.of(PULL_ASSIGNEES, PULL_ASSIGNEE_ID, PULL_ASSIGNEE_LOGIN),
                        (e, f) -> assignees(f))
                .take(prefix + "requested_reviewers", PULL_REVIEWERS)
                .with(PullRequestRecipe::ends, prefix);
    }

    private static Recipe ends(Recipe recipe, String prefix) {
        return recipe.take(prefix + "head_ref", PULL_HEAD_REF)
                .take(prefix + "head_sha", PULL_HEAD_SHA)
                .take(prefix + "head_repo_id", PULL_HEAD_REPO_ID)
                .make(
                        prefix + "head_repo_name",
                        List.of(PULL_HEAD_REPO_NAME, PULL_HEAD_REPO_URL),
                        (event, fields) -> name(fields, PULL_HEAD_REPO_NAME, PULL_HEAD_REPO_URL))
                .take(prefix + "base_ref", PULL_BASE_REF)
                .take(prefix + "base_sha", PULL_BASE_SHA);
    }

    /** Since October 2025 the author is only known when the pull request is opened: it is who opens it. */
    private static boolean opensReduced(Envelope event, Fields fields) {
        return event.getPayloadShape() == PayloadShape.REDUCED && "opened".equals(fields.text(ACTION));
    }

    /** Since October 2025 a merge is an action of its own; before, it was a closing with {@code merged} set. */
    private static PullRequestOutcome outcome(String action, Boolean merged) {
        if ("merged".equals(action)) {
            return PullRequestOutcome.MERGED;
        }
        if (!"closed".equals(action)) {
            return PullRequestOutcome.NONE;
        }
        return Boolean.TRUE.equals(merged) ? PullRequestOutcome.MERGED : PullRequestOutcome.CLOSED;
    }

    private static List<?> assignees(Fields fields) {
        return fields.has(ASSIGNEES)
                ? fields.list(ASSIGNEES)
                : Persons.of(fields, PULL_ASSIGNEES, PULL_ASSIGNEE_ID, PULL_ASSIGNEE_LOGIN, fields.has(PULL_STATE));
    }

    /** Since October 2025 a repository's name is without its owner; its address has both. */
    private static String name(Fields fields, Field fullName, Field url) {
        var name = fields.text(fullName);
        return name == null ? Links.repository(fields.text(url)) : name;
    }
}
