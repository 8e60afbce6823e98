package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import java.util.List;

/** Issues and the comments on them, which are comments on pull requests too. */
final class IssueRecipes {
    private IssueRecipes() {}

    static Recipe issues() {
        return Recipe.of(Issues::new)
                .take("action", ACTION)
                .take("number", ISSUE_NUMBER, NUMBER)
                .take("issue_id", ISSUE_ID, OLD_ISSUE)
                .take("author_id", ISSUE_USER_ID)
                .take("author_login", ISSUE_USER_LOGIN)
                .take("author_type", ISSUE_USER_TYPE)
                .take("author_association", ISSUE_ASSOCIATION)
                .with(IssueRecipes::view, "")
                .take("label", LABEL)
                .make(
                        "assignee",
                        List.of(ASSIGNEE_ID, ASSIGNEE_LOGIN),
                        (event, fields) -> Persons.of(fields, ASSIGNEE_ID, ASSIGNEE_LOGIN))
                .complete();
    }

    static Recipe comment() {
        return Recipe.of(IssueComment::new)
                .take("action", ACTION)
                .make("number", List.of(ISSUE_NUMBER, OLD_URL), (event, fields) -> number(fields))
                .take("issue_id", ISSUE_ID, OLD_ISSUE_ID)
                .take("comment_id", COMMENT_ID, OLD_COMMENT_ID)
                .make(
                        "on_pull_request",
                        List.of(ISSUE_PULL, ISSUE_PULL_PAGE, OLD_URL),
                        (event, fields) -> onPull(fields))
                .take("author_id", COMMENT_USER_ID)
                .take("author_login", COMMENT_USER_LOGIN)
                .take("author_association", COMMENT_ASSOCIATION)
                .take("commented_at", COMMENT_CREATED_AT)
                .take("comment_updated_at", COMMENT_UPDATED_AT)
                .take("body_length", COMMENT_BODY)
                .take("via_app", COMMENT_APP)
                .take("issue_author_id", ISSUE_USER_ID)
                .take("issue_author_login", ISSUE_USER_LOGIN)
                .take("issue_author_association", ISSUE_ASSOCIATION)
                .with(IssueRecipes::view, "issue_")
                .take("issue_draft", ISSUE_DRAFT)
                .take("issue_merged_at", ISSUE_MERGED_AT)
                .complete();
    }

    private static Recipe view(Recipe recipe, String prefix) {
        return recipe.take(prefix + "title", ISSUE_TITLE)
                .take(prefix + "body_length", ISSUE_BODY)
                .take(prefix + "state", ISSUE_STATE)
                .take(prefix + "state_reason", ISSUE_STATE_REASON)
                .take(prefix + "locked", ISSUE_LOCKED)
                .take(prefix + "opened_at", ISSUE_OPENED_AT)
                .take(prefix + "updated_at", ISSUE_UPDATED_AT)
                .take(prefix + "closed_at", ISSUE_CLOSED_AT)
                .take(prefix + "comments", ISSUE_COMMENTS)
                .take(prefix + "labels", ISSUE_LABELS)
                .take(prefix + "milestone", ISSUE_MILESTONE)
                .make(
                        prefix + "assignees",
                        List.of(ISSUE_ASSIGNEES, ISSUE_ASSIGNEE_ID, ISSUE_ASSIGNEE_LOGIN),
                        (e, f) -> Persons.of(
                                f, ISSUE_ASSIGNEES, ISSUE_ASSIGNEE_ID, ISSUE_ASSIGNEE_LOGIN, f.has(ISSUE_STATE)));
    }

    private static Integer number(Fields fields) {
        var number = fields.number(ISSUE_NUMBER);
        return number == null && EnvelopeMapper.isOld(fields) ? Links.threadNumber(fields.text(OLD_URL)) : number;
    }

    private static Boolean onPull(Fields fields) {
        if (fields.has(ISSUE_ID)) {
            return fields.has(ISSUE_PULL) || fields.has(ISSUE_PULL_PAGE);
        }
        return EnvelopeMapper.isOld(fields) ? Links.isPull(fields.text(OLD_URL)) : null;
    }
}
