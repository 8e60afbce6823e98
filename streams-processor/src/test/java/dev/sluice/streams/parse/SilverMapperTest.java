package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Lines.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.silver.CommitComment;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type takes from its payload, in each era. */
final class SilverMapperTest {
    private static final String ACTOR = "\"actor\":{\"id\":3,\"login\":\"ann\"}";

    private static Accepted event(String type, String payload) {
        return accepted(Lines.with("type", "\"" + type + "\"")
                .replaceFirst("}$", "," + ACTOR + ",\"payload\":" + payload + "}"));
    }

    private static Accepted old(String type, String payload) {
        return accepted("{\"type\":\"" + type
                + "\",\"created_at\":\"2012-11-01T15:00:15-07:00\",\"actor\":\"ann\",\"payload\":" + payload
                + ",\"repository\":{\"id\":9,\"name\":\"cat\",\"owner\":\"octo\",\"organization\":\"octo\"}}");
    }

    @Test
    void pushSinceOctober2025HasNoSize() {
        var push = event("PushEvent", "{\"push_id\":1,\"ref\":\"refs/heads/x\",\"head\":\"a\",\"before\":\"b\"}");

        assertThat(push.event().getPayloadShape()).isEqualTo(PayloadShape.REDUCED);
        assertThat(((Push) push.silver()).getSize()).isNull();
    }

    @Test
    void pushOfNothingHasSizeZero() {
        var push = event("PushEvent", "{\"size\":0,\"distinct_size\":0,\"commits\":[]}");

        assertThat(push.event().getPayloadShape()).isEqualTo(PayloadShape.FULL);
        assertThat(((Push) push.silver()).getSize()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "opened, false, NONE",
        "closed, true, MERGED",
        "closed, false, CLOSED",
        "closed, null, CLOSED",
        "merged, null, MERGED",
        "reopened, null, NONE",
        "labeled, true, NONE"
    })
    void mergeIsAnActionOrAClosingThatMerged(String action, String merged, PullRequestOutcome outcome) {
        var pull = event(
                "PullRequestEvent", "{\"action\":\"" + action + "\",\"pull_request\":{\"merged\":" + merged + "}}");

        assertThat(((PullRequest) pull.silver()).getOutcome()).isEqualTo(outcome);
    }

    @Test
    void authorOfAReducedPullRequestIsKnownWhenItIsOpened() {
        var opened = (PullRequest) event("PullRequestEvent", "{\"action\":\"opened\",\"pull_request\":{\"id\":1}}")
                .silver();
        var merged = (PullRequest) event("PullRequestEvent", "{\"action\":\"merged\",\"pull_request\":{\"id\":1}}")
                .silver();

        assertThat(opened.getAuthorLogin()).isEqualTo("ann");
        assertThat(opened.getAuthorId()).isEqualTo(3);
        assertThat(merged.getAuthorLogin()).isNull();
    }

    @Test
    void authorOfAFullPullRequestIsItsUser() {
        var pull = event(
                "PullRequestEvent",
                "{\"action\":\"opened\",\"pull_request\":{\"state\":\"open\",\"user\":{\"id\":4,\"login\":\"bob\"}}}");

        assertThat(pull.event().getPayloadShape()).isEqualTo(PayloadShape.FULL);
        assertThat(((PullRequest) pull.silver()).getAuthorLogin()).isEqualTo("bob");
    }

    @Test
    void commentOnAPullRequestIsTold() {
        var onPull = event("IssueCommentEvent", "{\"issue\":{\"id\":1,\"number\":2,\"pull_request\":{\"url\":\"\"}}}");
        var onIssue = event("IssueCommentEvent", "{\"issue\":{\"id\":1,\"number\":2}}");

        assertThat(((IssueComment) onPull.silver()).getOnPullRequest()).isTrue();
        assertThat(((IssueComment) onIssue.silver()).getOnPullRequest()).isFalse();
    }

    @Test
    void pagesAreCounted() {
        var wiki = event("GollumEvent", "{\"pages\":[{\"a\":[1]},{},{\"b\":{}}]}");

        assertThat(((Gollum) wiki.silver()).getPages()).isEqualTo(3);
    }

    @Test
    void eventOfBefore2015HasAnIdOfItsBytes() {
        var one = old("WatchEvent", "{\"action\":\"started\"}").event();
        var same = old("WatchEvent", "{\"action\":\"started\"}").event();
        var other = old("WatchEvent", "{\"action\":\"stopped\"}").event();

        assertThat(one.getId())
                .matches("e1-[0-9a-f]{32}")
                .isEqualTo(same.getId())
                .isNotEqualTo(other.getId());
        assertThat(one.getRepoId()).isEqualTo(9);
        assertThat(one.getRepoName()).isEqualTo("octo/cat");
        assertThat(one.getOrgLogin()).isEqualTo("octo");
        assertThat(one.getActorLogin()).isEqualTo("ann");
        assertThat(one.getActorId()).isNull();
        assertThat(one.getPayloadShape()).isEqualTo(PayloadShape.TIMELINE);
        assertThat(one.getCreatedAt()).isEqualTo("2012-11-01T22:00:15Z");
    }

    @Test
    void payloadsOfBefore2015GiveTheirIds() {
        var issue = (Issues) old("IssuesEvent", "{\"action\":\"opened\",\"issue\":8044974,\"number\":828}")
                .silver();
        var comment = (IssueComment)
                old("IssueCommentEvent", "{\"issue_id\":5,\"comment_id\":6}").silver();
        var commit = (CommitComment) old("CommitCommentEvent", "{\"commit\":\"0082\",\"comment_id\":7}")
                .silver();

        assertThat(issue.getIssueId()).isEqualTo(8_044_974);
        assertThat(issue.getNumber()).isEqualTo(828);
        assertThat(comment.getIssueId()).isEqualTo(5);
        assertThat(comment.getCommentId()).isEqualTo(6);
        assertThat(comment.getOnPullRequest()).isNull();
        assertThat(commit.getCommitId()).isEqualTo("0082");
        assertThat(commit.getCommentId()).isEqualTo(7);
    }

    @Test
    void typeMayComeAfterThePayload() {
        var push = accepted(
                "{\"payload\":{\"size\":2},\"created_at\":\"2016-01-01T01:00:00Z\",\"id\":\"1\",\"type\":\"PushEvent\"}");

        assertThat(((Push) push.silver()).getSize()).isEqualTo(2);
    }
}
