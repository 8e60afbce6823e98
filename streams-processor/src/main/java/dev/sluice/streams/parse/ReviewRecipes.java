package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import java.util.List;
import java.util.Locale;

/** Reviews and the comments on lines. */
final class ReviewRecipes {
    private static final String OF_PULL = "pull_request_";

    private ReviewRecipes() {}

    static Recipe review() {
        return Recipe.of(PullRequestReview::new)
                .take("action", ACTION)
                .take("number", PULL_NUMBER)
                .take("pull_request_id", PULL_ID)
                .take("review_id", REVIEW_ID)
                .make("state", List.of(REVIEW_STATE), (event, fields) -> lowerCase(fields.text(REVIEW_STATE)))
                .take("author_id", REVIEW_USER_ID)
                .take("author_login", REVIEW_USER_LOGIN)
                .take("author_association", REVIEW_ASSOCIATION)
                .take("submitted_at", REVIEW_SUBMITTED_AT)
                .take("commit_id", REVIEW_COMMIT)
                .take("body_length", REVIEW_BODY)
                .with(PullRequestRecipe::view, OF_PULL)
                .complete();
    }

    static Recipe comment() {
        return Recipe.of(PullRequestReviewComment::new)
                .take("action", ACTION)
                .make("number", List.of(PULL_NUMBER, COMMENT_PULL_LINK), (event, fields) -> number(fields))
                .take("pull_request_id", PULL_ID)
                .take("comment_id", COMMENT_ID)
                .take("author_id", COMMENT_USER_ID)
                .take("author_login", COMMENT_USER_LOGIN)
                .take("author_association", COMMENT_ASSOCIATION)
                .take("commented_at", COMMENT_CREATED_AT)
                .take("comment_updated_at", COMMENT_UPDATED_AT)
                .take("body_length", COMMENT_BODY)
                .take("review_id", COMMENT_REVIEW_ID)
                .take("in_reply_to_id", COMMENT_REPLY_TO)
                .take("commit_id", COMMENT_COMMIT)
                .take("original_commit_id", COMMENT_ORIGINAL_COMMIT)
                .take("path", COMMENT_PATH)
                .take("position", COMMENT_POSITION)
                .take("original_position", COMMENT_ORIGINAL_POSITION)
                .take("line", COMMENT_LINE)
                .take("original_line", COMMENT_ORIGINAL_LINE)
                .take("start_line", COMMENT_START_LINE)
                .take("side", COMMENT_SIDE)
                .take("subject_type", COMMENT_SUBJECT)
                .with(PullRequestRecipe::view, OF_PULL)
                .complete();
    }

    private static Integer number(Fields fields) {
        var number = fields.number(PULL_NUMBER);
        return number == null ? Links.lastNumber(fields.text(COMMENT_PULL_LINK)) : number;
    }

    private static String lowerCase(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
