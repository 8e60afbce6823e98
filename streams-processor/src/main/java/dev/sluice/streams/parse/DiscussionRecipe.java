package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.Discussion;

/** Discussions. */
final class DiscussionRecipe {
    private DiscussionRecipe() {}

    static Recipe write() {
        return Recipe.of(Discussion::new)
                .take("action", ACTION)
                .take("number", DISCUSSION_NUMBER)
                .take("discussion_id", DISCUSSION_ID)
                .take("title", DISCUSSION_TITLE)
                .take("body_length", DISCUSSION_BODY)
                .take("state", DISCUSSION_STATE)
                .take("state_reason", DISCUSSION_STATE_REASON)
                .take("locked", DISCUSSION_LOCKED)
                .take("author_id", DISCUSSION_USER_ID)
                .take("author_login", DISCUSSION_USER_LOGIN)
                .take("author_association", DISCUSSION_ASSOCIATION)
                .take("category", DISCUSSION_CATEGORY)
                .take("category_slug", DISCUSSION_CATEGORY_SLUG)
                .take("answerable", DISCUSSION_ANSWERABLE)
                .take("opened_at", DISCUSSION_OPENED_AT)
                .take("updated_at", DISCUSSION_UPDATED_AT)
                .take("answered_at", DISCUSSION_ANSWERED_AT)
                .take("answered_by_id", DISCUSSION_ANSWERED_BY_ID)
                .take("answered_by_login", DISCUSSION_ANSWERED_BY_LOGIN)
                .take("comments", DISCUSSION_COMMENTS)
                .take("labels", DISCUSSION_LABELS)
                .take("label", LABEL)
                .complete();
    }
}
