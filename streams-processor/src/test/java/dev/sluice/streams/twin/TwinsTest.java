package dev.sluice.streams.twin;

import static dev.sluice.streams.twin.PullEvents.again;
import static dev.sluice.streams.twin.PullEvents.at;
import static dev.sluice.streams.twin.PullEvents.comment;
import static dev.sluice.streams.twin.PullEvents.full;
import static dev.sluice.streams.twin.PullEvents.reduced;
import static dev.sluice.streams.twin.PullEvents.review;
import static dev.sluice.streams.twin.PullEvents.twin;
import static dev.sluice.streams.twin.PullEvents.twins;
import static dev.sluice.streams.twin.PullEvents.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gold.Origin;
import dev.sluice.gold.Reviewer;
import dev.sluice.gold.TwinOutcome;
import dev.sluice.streams.parse.Accepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The merge of events into the twin of a pull request. */
final class TwinsTest {
    private static final String MERGED = "\"state\":\"closed\",\"merged\":true,\"closed_at\":\"%1$s\","
            + "\"merged_at\":\"%1$s\",\"merged_by\":{\"id\":3,\"login\":\"cid\"}";

    @Test
    void commentTellsWhatThePullRequestItselfNoLongerTells() {
        var twin = twin(reduced("merged", 9, "cid"), comment(5, "bob"));

        assertThat(twin.getAuthorLogin()).isEqualTo("ann");
        assertThat(twin.getOpenedAt()).isEqualTo(at(0));
        assertThat(twin.getTitle()).isEqualTo("Fix 5");
        assertThat(twin.getOrigins())
                .containsEntry("author_id", new Origin("IssueCommentEvent", "1005", at(5), "issue_author_id", false))
                .containsEntry("merged_at", new Origin("PullRequestEvent", "1009", at(9), "event.created_at", true));
    }

    @Test
    void whoOpensInTheNewerShapeIsTheAuthorByInference() {
        var twin = twin(reduced("opened", 1, "ann"));

        assertThat(twin.getAuthorId()).isEqualTo(1);
        assertThat(twin.getOpenedAt()).isEqualTo(at(1));
        assertThat(twin.getOrigins().get("author_id"))
                .isEqualTo(new Origin("PullRequestEvent", "1001", at(1), "event.actor_id", true));
        assertThat(twin.getOutcome()).isEqualTo(TwinOutcome.OPEN);
        assertThat(twin.getAdditions()).isNull();
    }

    @Test
    void toldGoesBeforeInferredWhoeverComesFirst() {
        for (var twin : List.of(
                twin(reduced("opened", 1, "ann"), comment(5, "bob")),
                twin(comment(5, "bob"), reduced("opened", 1, "ann")))) {
            assertThat(twin.getOpenedAt()).isEqualTo(at(0));
            assertThat(twin.getOrigins().get("opened_at").getInferred()).isFalse();
        }
    }

    @Test
    void mergedIsToldInBothEras() {
        var older = twin(full("closed", 9, "cid", MERGED.formatted(at(9))));
        var newer = twin(reduced("merged", 9, "cid"));

        for (var twin : List.of(older, newer)) {
            assertThat(twin.getOutcome()).isEqualTo(TwinOutcome.MERGED);
            assertThat(twin.getMergedAt()).isEqualTo(at(9));
            assertThat(twin.getClosedAt()).isEqualTo(at(9));
            assertThat(twin.getMergedByLogin()).isEqualTo("cid");
        }
        assertThat(older.getOrigins().get("merged_by_id").getInferred()).isFalse();
        assertThat(newer.getOrigins().get("merged_by_id").getInferred()).isTrue();
    }

    @Test
    void reopenedIsOpenAndHasNoTimeOfClosing() {
        var twin = twin(reduced("reopened", 7, "ann"), reduced("closed", 5, "bob"));

        assertThat(twin.getOutcome()).isEqualTo(TwinOutcome.OPEN);
        assertThat(twin.getClosedAt()).isNull();
        assertThat(twin.getOrigins()).doesNotContainKey("closed_at");

        var closedAgain = twin(reduced("closed", 9, "ann"), reduced("reopened", 7, "ann"), reduced("closed", 5, "bob"));
        assertThat(closedAgain.getOutcome()).isEqualTo(TwinOutcome.CLOSED);
        assertThat(closedAgain.getClosedAt()).isEqualTo(at(9));
    }

    @Test
    void mergedIsFinal() {
        assertThat(twin(reduced("merged", 5, "cid"), comment(7, "bob")).getOutcome())
                .isEqualTo(TwinOutcome.MERGED);
    }

    @Test
    void commentOnAClosedOneDoesNotTellHowItWasClosed() {
        var closed = "\"state\":\"closed\",\"closed_at\":\"%s\"".formatted(at(5));
        var comment = comment(8, "bob", closed);

        assertThat(twin(comment).getOutcome()).isEqualTo(TwinOutcome.UNKNOWN);
        assertThat(twin(comment).getClosedAt()).isEqualTo(at(5));
        assertThat(twin(comment, reduced("closed", 5, "ann")).getOutcome()).isEqualTo(TwinOutcome.CLOSED);
        assertThat(twin(comment, reduced("merged", 5, "ann")).getOutcome()).isEqualTo(TwinOutcome.MERGED);
    }

    @Test
    void firstResponseIsKnownOnceTheAuthorIs() {
        var response = review(3, "bob", "approved");

        assertThat(twin(response).getFirstResponseAt()).isNull();
        assertThat(twin(response).getResponders()).hasSize(1);

        var twin = twin(response, reduced("opened", 1, "ann"));
        assertThat(twin.getFirstResponseAt()).isEqualTo(at(3));
        assertThat(twin.getFirstResponseByLogin()).isEqualTo("bob");
        assertThat(twin.getFirstResponseEventType()).isEqualTo("PullRequestReviewEvent");
        assertThat(twin.getFirstReviewAt()).isEqualTo(at(3));
    }

    @Test
    void neitherBotsNorTheAuthorRespondFirst() {
        var twin = twin(
                comment(1, "renovate[bot]"),
                comment(2, "ann"),
                review(3, "renovate[bot]", "approved"),
                comment(4, "bob"));

        assertThat(twin.getFirstResponseAt()).isEqualTo(at(4));
        assertThat(twin.getFirstReviewAt()).isNull();
        assertThat(twin.getResponders()).hasSize(3);
    }

    @Test
    void closingBySomebodyElseIsAResponse() {
        var twin = twin(reduced("opened", 0, "ann"), reduced("closed", 5, "bob"));

        assertThat(twin.getFirstResponseAt()).isEqualTo(at(5));
        assertThat(twin.getFirstResponseEventType()).isEqualTo("PullRequestEvent");
        assertThat(twin(reduced("opened", 0, "ann"), reduced("merged", 5, "ann"))
                        .getFirstResponseAt())
                .isNull();
    }

    @Test
    void reviewersKeepTheirNewestState() {
        var twin = twin(
                review(5, "bob", "approved"), review(3, "bob", "changes_requested"), review(4, "cid", "commented"));

        assertThat(twin.getReviewers()).extracting(Reviewer::getActorLogin).containsExactly("bob", "cid");
        var bob = twin.getReviewers().get(0);
        assertThat(bob.getFirstReviewedAt()).isEqualTo(at(3));
        assertThat(bob.getNewestState()).isEqualTo("approved");
        assertThat(bob.getReviews()).isEqualTo(2);
        assertThat(twin.getObservedReviews()).isEqualTo(3);
        assertThat(twin.getObservedApprovals()).isEqualTo(1);
        assertThat(twin.getObservedChangesRequested()).isEqualTo(1);
    }

    @Test
    void whatTwoReportersToldIsCountedOnceAndBothTellFacts() {
        var feed = reduced("opened", 0, "ann");
        var hook = again(webhook("pull_request", """
                {"action":"opened","number":1,"pull_request":{"id":5,"number":1,"title":"By hook","state":"open","draft":true,\
                "user":{"id":1,"login":"ann"},"created_at":"%1$s","updated_at":"%1$s","additions":3},\
                "repository":{"id":7,"full_name":"octo/cat","private":false},"sender":{"id":1,"login":"ann"}}""".formatted(at(0))));
        var twin = twin(feed, hook, comment(1, "bob"), again(comment(1, "bob")), again(review(2, "bob", "approved")));

        assertThat(twin.getDraft()).isTrue();
        assertThat(twin.getAdditions()).isEqualTo(3);
        assertThat(twin.getOrigins().get("additions").getEventId()).startsWith("wh-");
        assertThat(twin.getObservedComments()).isEqualTo(1);
        assertThat(twin.getObservedReviews()).isZero();
        assertThat(twin.getReviewers().get(0).getReviews()).isZero();
        assertThat(twin)
                .isEqualTo(twin(
                        again(comment(1, "bob")), hook, again(review(2, "bob", "approved")), comment(1, "bob"), feed));
    }

    @Test
    void editsAreNoResponses() {
        var edited = PullEvents.event("IssueCommentEvent", 3, "bob", """
                {"action":"edited","issue":{"id":9,"number":1,"user":{"id":1,"login":"ann"},"pull_request":{"url":"u"}},"comment":{"id":1}}""");

        assertThat(twin(edited).getObservedComments()).isZero();
        assertThat(twin(edited).getResponders()).isEmpty();
        assertThat(twin(edited).getAuthorLogin()).isEqualTo("ann");
    }

    @Test
    void commentOnAnIssueMentionsNoPullRequest() {
        var issue = PullEvents.event("IssueCommentEvent", 3, "bob", """
                {"action":"created","issue":{"id":9,"number":1},"comment":{"id":1}}""");

        assertThat(PullKey.of(issue)).isNull();
    }

    @Test
    void respondersAreTheEarliestWhateverTheOrder() {
        var events = new ArrayList<Accepted>();
        events.add(reduced("opened", 0, "ann"));
        for (int n = 1; n <= 2 * People.MOST; n++) {
            var comment = comment(n, "bob");
            comment.event().setActorId(100L + n % 70);
            comment.event().setActorLogin("r" + n % 70);
            events.add(comment);
        }

        assertAnyOrder(events);
        assertThat(twins(events).get("7/1").getResponders()).hasSize(People.MOST);
        assertThat(twins(events).get("7/1").getFirstResponseAt()).isEqualTo(at(1));
    }

    @Test
    void theOrderOfEventsDoesNotMatter() {
        var closed = "\"state\":\"closed\",\"closed_at\":\"%s\"";
        assertAnyOrder(List.of(
                reduced("opened", 0, "ann"),
                comment(1, "renovate[bot]"),
                review(2, "bob", "changes_requested"),
                full("synchronize", 3, "ann", "\"state\":\"open\""),
                reduced("closed", 4, "bob"),
                comment(5, "cid", closed.formatted(at(4))),
                reduced("reopened", 6, "ann"),
                review(7, "bob", "approved"),
                again(review(7, "bob", "approved")),
                reduced("merged", 8, "cid"),
                full("closed", 9, "cid", MERGED.formatted(at(8))),
                comment(10, "bob", closed.formatted(at(8)))));
    }

    private static void assertAnyOrder(List<Accepted> events) {
        var inOrder = twins(events);
        var random = new Random(1);
        var shuffled = new ArrayList<>(events);
        for (int i = 0; i < 500; i++) {
            Collections.shuffle(shuffled, random);
            assertThat(twins(shuffled)).isEqualTo(inOrder);
        }
    }
}
