package dev.sluice.streams.twin;

import static dev.sluice.streams.twin.Fact.*;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What reviews and comments say of the pull request that they are about. */
final class TellTalk {
    private static final String OF_PULL = "pull_request_";
    private static final String OF_ISSUE = "issue_";

    private static final List<Told> BY_REVIEW = byReview(PullRequestReview.getClassSchema());
    private static final List<Told> BY_REVIEW_COMMENT = byReview(PullRequestReviewComment.getClassSchema());
    private static final List<Told> BY_COMMENT = Told.by(
            IssueComment.getClassSchema(), OF_ISSUE, TITLE, AUTHOR_ID, AUTHOR_LOGIN, OPENED_AT, MERGED_AT, DRAFT);

    private TellTalk() {}

    private static List<Told> byReview(Schema silver) {
        var fields = new ArrayList<>(Told.by(silver, "", PULL_REQUEST_ID));
        fields.addAll(Told.by(
                silver,
                OF_PULL,
                TITLE,
                AUTHOR_ID,
                AUTHOR_LOGIN,
                OPENED_AT,
                MERGED_AT,
                DRAFT,
                BASE_REF,
                HEAD_REF,
                HEAD_SHA));
        return List.copyOf(fields);
    }

    static void tell(PullRequestTwin twin, Teller teller, PullRequestReview review) {
        Told.all(BY_REVIEW, twin, teller, review);
        var state = new State(
                review.getPullRequestState(),
                review.getPullRequestUpdatedAt(),
                review.getPullRequestClosedAt(),
                review.getPullRequestMergedAt());
        state.tell(twin, teller, OF_PULL);
        state.tellUnmerged(twin, teller, OF_PULL);
    }

    static void tell(PullRequestTwin twin, Teller teller, PullRequestReviewComment comment) {
        Told.all(BY_REVIEW_COMMENT, twin, teller, comment);
        var state = new State(
                comment.getPullRequestState(),
                comment.getPullRequestUpdatedAt(),
                comment.getPullRequestClosedAt(),
                comment.getPullRequestMergedAt());
        state.tell(twin, teller, OF_PULL);
        state.tellUnmerged(twin, teller, OF_PULL);
    }

    /** An issue's state does not say how it was closed: until 2022 no comment told of a merge. */
    static void tell(PullRequestTwin twin, Teller teller, IssueComment comment) {
        Told.all(BY_COMMENT, twin, teller, comment);
        new State(
                        comment.getIssueState(),
                        comment.getIssueUpdatedAt(),
                        comment.getIssueClosedAt(),
                        comment.getIssueMergedAt())
                .tell(twin, teller, OF_ISSUE);
    }
}
