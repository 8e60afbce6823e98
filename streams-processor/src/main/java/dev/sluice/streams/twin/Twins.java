package dev.sluice.streams.twin;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.TwinOutcome;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import dev.sluice.streams.parse.Accepted;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * The merge: a twin with one more event. In whatever order the events of a pull request come, late ones too, the twin is the same. An event
 * that was told before by another reporter tells its facts as well, and is not counted.
 */
final class Twins {
    private Twins() {}

    /**
     * With one more event.
     *
     * @param before what is known, changed in place; null before the first event
     * @param accepted an event that mentions this pull request
     */
    static PullRequestTwin plus(PullRequestTwin before, PullKey key, Accepted accepted) {
        var event = accepted.event();
        var twin = before == null ? first(key, event) : before;
        var teller = new Teller(event);
        Fact.REPO_NAME.told(twin, teller, "event.repo_name", event.getRepoName());
        if (accepted.silver() instanceof PullRequest pull) {
            TellPull.tell(twin, teller, pull);
            if (pull.getOutcome() == PullRequestOutcome.MERGED || pull.getOutcome() == PullRequestOutcome.CLOSED) {
                People.respond(twin, event);
            }
        } else if (accepted.silver() instanceof PullRequestReview review) {
            TellTalk.tell(twin, teller, review);
            reviewed(twin, event, review);
        } else if (accepted.silver() instanceof PullRequestReviewComment comment) {
            TellTalk.tell(twin, teller, comment);
            if (isNew(comment.getAction())) {
                People.respond(twin, event);
                twin.setObservedReviewComments(twin.getObservedReviewComments() + once(event));
            }
        } else if (accepted.silver() instanceof IssueComment comment) {
            TellTalk.tell(twin, teller, comment);
            if (isNew(comment.getAction())) {
                People.respond(twin, event);
                twin.setObservedComments(twin.getObservedComments() + once(event));
            }
        }
        return derived(twin, event);
    }

    private static PullRequestTwin first(PullKey key, Envelope event) {
        return PullRequestTwin.newBuilder()
                .setRepoId(key.repoId())
                .setNumber(key.number())
                .setOutcome(TwinOutcome.UNKNOWN)
                .setFirstEventAt(event.getCreatedAt())
                .setLastEventAt(event.getCreatedAt())
                .setReviewers(new ArrayList<>())
                .setResponders(new ArrayList<>())
                .setOrigins(new HashMap<>())
                .build();
    }

    private static void reviewed(PullRequestTwin twin, Envelope event, PullRequestReview review) {
        if (!isNew(review.getAction())) {
            return;
        }
        var state = review.getState();
        People.respond(twin, event);
        People.review(twin, event, state);
        twin.setObservedReviews(twin.getObservedReviews() + once(event));
        if ("approved".equals(state)) {
            twin.setObservedApprovals(twin.getObservedApprovals() + once(event));
        } else if ("changes_requested".equals(state)) {
            twin.setObservedChangesRequested(twin.getObservedChangesRequested() + once(event));
        }
    }

    /** Edited or deleted is not written; before 2015 all were new, and none said so. */
    private static boolean isNew(String action) {
        return action == null || action.equals("created");
    }

    private static int once(Envelope event) {
        return event.getSemanticDuplicate() ? 0 : 1;
    }

    private static PullRequestTwin derived(PullRequestTwin twin, Envelope event) {
        var at = event.getCreatedAt();
        if (at.isBefore(twin.getFirstEventAt())) {
            twin.setFirstEventAt(at);
        }
        if (at.isAfter(twin.getLastEventAt())) {
            twin.setLastEventAt(at);
        }
        Standing.derive(twin);
        People.derive(twin);
        return twin;
    }
}
