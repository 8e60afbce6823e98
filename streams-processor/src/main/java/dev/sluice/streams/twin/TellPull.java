package dev.sluice.streams.twin;

import static dev.sluice.streams.twin.Fact.*;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import java.util.List;

/** What a pull request's own events tell: nearly all until October 2025, since then what follows from the action. */
final class TellPull {
    private static final String ACTOR_ID = "event.actor_id";
    private static final String ACTOR_LOGIN = "event.actor_login";
    private static final String CREATED_AT = "event.created_at";

    private static final List<Told> TOLD = Told.by(
            PullRequest.getClassSchema(),
            "",
            PULL_REQUEST_ID,
            TITLE,
            OPENED_AT,
            MERGED_AT,
            MERGED_BY_ID,
            MERGED_BY_LOGIN,
            DRAFT,
            BASE_REF,
            HEAD_REF,
            HEAD_SHA,
            ADDITIONS,
            DELETIONS,
            CHANGED_FILES,
            COMMITS);
    private static final List<Told> AUTHOR = Told.by(PullRequest.getClassSchema(), "", AUTHOR_ID, AUTHOR_LOGIN);

    private TellPull() {}

    static void tell(PullRequestTwin twin, Teller teller, PullRequest pull) {
        Told.all(TOLD, twin, teller, pull);
        var state = new State(pull.getState(), pull.getUpdatedAt(), pull.getClosedAt(), pull.getMergedAt());
        state.tell(twin, teller, "");
        state.tellUnmerged(twin, teller, "");
        boolean opens = "opened".equals(pull.getAction());
        if (opens || "reopened".equals(pull.getAction())) {
            SEEN_OPEN_AT.told(twin, teller, CREATED_AT, teller.event().getCreatedAt());
        }
        tellAuthor(twin, teller, pull, opens);
        if (pull.getOutcome() == PullRequestOutcome.MERGED) {
            inferMerge(twin, teller, pull);
        }
        if (pull.getOutcome() == PullRequestOutcome.CLOSED && pull.getClosedAt() == null) {
            SEEN_UNMERGED_AT.inferred(twin, teller, CREATED_AT, teller.event().getCreatedAt());
        }
    }

    /** Who opens it is its author: silver puts the actor in the author's place where the newer shape does not tell one. */
    private static void tellAuthor(PullRequestTwin twin, Teller teller, PullRequest pull, boolean opens) {
        var event = teller.event();
        boolean told = event.getPayloadShape() != PayloadShape.REDUCED && pull.getAuthorLogin() != null;
        if (told) {
            Told.all(AUTHOR, twin, teller, pull);
        } else if (opens) {
            AUTHOR_ID.inferred(twin, teller, ACTOR_ID, event.getActorId());
            AUTHOR_LOGIN.inferred(twin, teller, ACTOR_LOGIN, event.getActorLogin());
        }
        if (opens && pull.getOpenedAt() == null) {
            OPENED_AT.inferred(twin, teller, CREATED_AT, event.getCreatedAt());
        }
    }

    private static void inferMerge(PullRequestTwin twin, Teller teller, PullRequest pull) {
        var event = teller.event();
        if (pull.getMergedAt() == null) {
            MERGED_AT.inferred(twin, teller, CREATED_AT, event.getCreatedAt());
        }
        if (pull.getMergedByLogin() == null) {
            MERGED_BY_ID.inferred(twin, teller, ACTOR_ID, event.getActorId());
            MERGED_BY_LOGIN.inferred(twin, teller, ACTOR_LOGIN, event.getActorLogin());
        }
    }
}
