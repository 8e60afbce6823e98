package dev.sluice.streams.dedup;

import dev.sluice.silver.CommitComment;
import dev.sluice.silver.Create;
import dev.sluice.silver.Delete;
import dev.sluice.silver.Discussion;
import dev.sluice.silver.Fork;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import dev.sluice.silver.Member;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import dev.sluice.silver.Push;
import dev.sluice.silver.Release;
import dev.sluice.streams.parse.Accepted;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What an event tells of, the same for every reporter of it, whatever id each gives it: a push by repository, ref and both commits, all
 * else by its object and its action. What can happen to one object only once needs no time; of all else the reporters must agree to
 * five seconds.
 *
 * @param what bits that stand for type, repository, object and action
 * @param second of event time, since 1970; 0 where no time is needed
 * @param within seconds by which reporters may differ; 0 where no time is needed
 */
record Occurrence(long what, long second, int within) {
    /** GitHub's clocks behind a webhook's body and behind the feed. */
    private static final int CLOCKS_DIFFER = 5;

    /** Nothing is opened, made, merged or published twice. */
    private static final Set<String> ONCE = Set.of("opened", "created", "merged", "published");

    /** Of an event; null where it does not tell enough: such an event is not taken for another. */
    static Occurrence of(Accepted accepted) {
        var silver = accepted.silver();
        return switch (accepted.type()) {
            case PUSH -> push(accepted, (Push) silver);
            case PULL_REQUEST -> pullRequest(accepted, (PullRequest) silver);
            case ISSUES -> action(accepted, ((Issues) silver).getIssueId(), ((Issues) silver).getAction());
            case ISSUE_COMMENT ->
                action(accepted, ((IssueComment) silver).getCommentId(), ((IssueComment) silver).getAction());
            case WATCH -> repeatable(accepted, accepted.event().getActorId());
            case FORK -> once(accepted, ((Fork) silver).getForkeeId());
            case CREATE -> ref(accepted, ((Create) silver).getRefType(), ((Create) silver).getRef());
            case DELETE -> ref(accepted, ((Delete) silver).getRefType(), ((Delete) silver).getRef());
            case RELEASE -> action(accepted, ((Release) silver).getReleaseId(), ((Release) silver).getAction());
            case PULL_REQUEST_REVIEW -> review(accepted, (PullRequestReview) silver);
            case PULL_REQUEST_REVIEW_COMMENT -> reviewComment(accepted, (PullRequestReviewComment) silver);
            case COMMIT_COMMENT -> once(accepted, ((CommitComment) silver).getCommentId());
            case GOLLUM -> repeatable(accepted, accepted.event().getActorId(), ((Gollum) silver).getPages());
            case MEMBER -> repeatable(accepted, ((Member) silver).getMemberId(), ((Member) silver).getAction());
            case PUBLIC -> repeatable(accepted);
            case DISCUSSION ->
                action(accepted, ((Discussion) silver).getDiscussionId(), ((Discussion) silver).getAction());
            case OTHER -> null;
        };
    }

    /** The feed tells of pushes to branches; the same commits may be pushed back and forth, which is counted. */
    private static Occurrence push(Accepted accepted, Push push) {
        return once(accepted, push.getRef(), push.getBefore(), push.getHead());
    }

    /** A merge is a closing to webhooks, and was to the feed until October 2025. */
    private static Occurrence pullRequest(Accepted accepted, PullRequest pull) {
        boolean merged = pull.getOutcome() == PullRequestOutcome.MERGED;
        return action(accepted, pull.getPullRequestId(), merged ? "merged" : pull.getAction());
    }

    private static Occurrence review(Accepted accepted, PullRequestReview review) {
        return action(accepted, review.getReviewId(), review.getAction());
    }

    private static Occurrence reviewComment(Accepted accepted, PullRequestReviewComment comment) {
        return action(accepted, comment.getCommentId(), comment.getAction());
    }

    /** A branch or tag may come and go under the same name; a repository has no ref. */
    private static Occurrence ref(Accepted accepted, String type, String ref) {
        return repeatable(accepted, type, Objects.requireNonNullElse(ref, ""));
    }

    private static Occurrence action(Accepted accepted, Long object, String action) {
        return action != null && ONCE.contains(action)
                ? once(accepted, object, action)
                : repeatable(accepted, object, action);
    }

    private static Occurrence once(Accepted accepted, Object... parts) {
        long what = what(accepted, parts);
        return what == Fingerprint.NONE ? null : new Occurrence(what, 0, 0);
    }

    private static Occurrence repeatable(Accepted accepted, Object... parts) {
        long what = what(accepted, parts);
        return what == Fingerprint.NONE
                ? null
                : new Occurrence(what, TimeUnit.MILLISECONDS.toSeconds(accepted.createdAt()), CLOCKS_DIFFER);
    }

    /** {@link Fingerprint#NONE} where the repository or a part is not known. */
    private static long what(Accepted accepted, Object... parts) {
        var repo = accepted.event().getRepoId();
        if (repo == null) {
            return Fingerprint.NONE;
        }
        long what = Fingerprint.with(accepted.type().code(), repo);
        for (var part : parts) {
            if (part == null) {
                return Fingerprint.NONE;
            }
            what = part instanceof String text
                    ? Fingerprint.with(what, text)
                    : Fingerprint.with(what, ((Number) part).longValue());
        }
        return Fingerprint.some(what);
    }

    /**
     * Stands for the nth of these at one time.
     *
     * @param late seconds after the event's own
     * @param nth from 1
     */
    long fingerprint(int late, int nth) {
        return Fingerprint.nth(Fingerprint.some(Fingerprint.with(what, second + late)), nth);
    }
}
