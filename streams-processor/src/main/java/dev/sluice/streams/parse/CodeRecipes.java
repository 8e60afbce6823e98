package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.CommitComment;
import dev.sluice.silver.Create;
import dev.sluice.silver.Delete;
import dev.sluice.silver.Release;

/** Branches, tags, releases and comments on commits. */
final class CodeRecipes {
    private CodeRecipes() {}

    static Recipe create() {
        return Recipe.of(Create::new)
                .take("ref", REF)
                .take("ref_type", REF_TYPE)
                .take("master_branch", MASTER_BRANCH)
                .take("full_ref", FULL_REF)
                .take("description", DESCRIPTION)
                .take("pusher_type", PUSHER_TYPE)
                .complete();
    }

    static Recipe delete() {
        return Recipe.of(Delete::new)
                .take("ref", REF)
                .take("ref_type", REF_TYPE)
                .take("full_ref", FULL_REF)
                .take("pusher_type", PUSHER_TYPE)
                .complete();
    }

    static Recipe release() {
        return Recipe.of(Release::new)
                .take("action", ACTION)
                .take("release_id", RELEASE_ID)
                .take("tag_name", RELEASE_TAG)
                .take("prerelease", RELEASE_PRERELEASE)
                .take("name", RELEASE_NAME)
                .take("draft", RELEASE_DRAFT)
                .take("target_commitish", RELEASE_TARGET)
                .take("release_created_at", RELEASE_CREATED_AT)
                .take("published_at", RELEASE_PUBLISHED_AT)
                .take("author_id", RELEASE_AUTHOR_ID)
                .take("author_login", RELEASE_AUTHOR_LOGIN)
                .take("assets", RELEASE_ASSETS)
                .take("body_length", RELEASE_BODY)
                .complete();
    }

    static Recipe commitComment() {
        return Recipe.of(CommitComment::new)
                .take("comment_id", COMMENT_ID, OLD_COMMENT_ID)
                .take("commit_id", COMMENT_COMMIT, OLD_COMMIT)
                .take("author_id", COMMENT_USER_ID)
                .take("author_login", COMMENT_USER_LOGIN)
                .take("author_association", COMMENT_ASSOCIATION)
                .take("commented_at", COMMENT_CREATED_AT)
                .take("comment_updated_at", COMMENT_UPDATED_AT)
                .take("path", COMMENT_PATH)
                .take("position", COMMENT_POSITION)
                .take("line", COMMENT_LINE)
                .take("body_length", COMMENT_BODY)
                .complete();
    }
}
