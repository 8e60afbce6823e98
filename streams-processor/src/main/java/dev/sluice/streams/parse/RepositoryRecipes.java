package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.silver.Fork;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.Member;
import dev.sluice.silver.Public;
import dev.sluice.silver.Watch;
import java.util.List;

/** What happens to a repository as a whole: stars, forks, members, its wiki. */
final class RepositoryRecipes {
    private RepositoryRecipes() {}

    static Recipe watch() {
        return Recipe.of(Watch::new).take("action", ACTION).complete();
    }

    static Recipe madePublic() {
        return Recipe.of(Public::new).complete();
    }

    static Recipe fork() {
        return Recipe.of(Fork::new)
                .take("forkee_id", FORKEE_ID)
                .take("forkee_name", FORKEE_NAME)
                .take("forkee_owner_id", FORKEE_OWNER_ID)
                .take("forkee_owner_login", FORKEE_OWNER_LOGIN)
                .take("forkee_owner_type", FORKEE_OWNER_TYPE)
                .take("forkee_created_at", FORKEE_CREATED_AT)
                .take("forkee_pushed_at", FORKEE_PUSHED_AT)
                .take("forkee_default_branch", FORKEE_DEFAULT_BRANCH)
                .take("forkee_description", FORKEE_DESCRIPTION)
                .take("forkee_language", FORKEE_LANGUAGE)
                .take("forkee_license", FORKEE_LICENSE)
                .take("forkee_topics", FORKEE_TOPICS)
                .take("forkee_size", FORKEE_SIZE)
                .complete();
    }

    static Recipe member() {
        return Recipe.of(Member::new)
                .take("action", ACTION)
                .take("member_id", MEMBER_ID)
                .take("member_login", MEMBER_LOGIN)
                .take("member_type", MEMBER_TYPE)
                .take("permission", MEMBER_ROLE, MEMBER_PERMISSION)
                .complete();
    }

    static Recipe gollum() {
        return Recipe.of(Gollum::new)
                .make(
                        "pages",
                        List.of(PAGES),
                        (event, fields) ->
                                fields.has(PAGES) ? fields.list(PAGES).size() : null)
                .take("changed_pages", PAGES)
                .complete();
    }
}
