package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Lines.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import dev.sluice.silver.Person;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.Push;
import dev.sluice.silver.WikiPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists within payloads, and what happens when they are something else. */
final class ListsTest {
    private static String line(String type, String payload) {
        var event = Lines.with("type", "\"" + type + "\"");
        return event.substring(0, event.length() - 1) + ",\"payload\":" + payload + "}";
    }

    private static Push push(String commits) {
        return (Push)
                accepted(line("PushEvent", "{\"commits\":" + commits + "}")).silver();
    }

    @Test
    void aCommitIsItsFirstLineAndTheHashOfItsAuthor() {
        var commit = push("""
                [{"sha":"a1","author":{"email":"ann@example.org","name":"Ann"},"message":"Feed the cat\\n\\nTwice.","distinct":false,
                  "url":"u","parents":[{"sha":"no"}]}]""").getCommits().get(0);

        assertThat(commit.getSha()).isEqualTo("a1");
        assertThat(commit.getAuthorName()).isEqualTo("Ann");
        assertThat(commit.getAuthorEmailHash()).isEqualTo(new EmailHashes().of("ann@example.org"));
        assertThat(commit.getMessage()).isEqualTo("Feed the cat");
        assertThat(commit.getDistinct()).isFalse();
        assertThat(commit.toString()).doesNotContain("example.org");
    }

    @Test
    void aLongMessageIsCutBetweenCharacters() {
        var cut = push("[{\"message\":\"" + "x".repeat(199) + "\uD83D\uDE00\"}]")
                .getCommits()
                .get(0);
        var whole = push("[{\"message\":\"" + "x".repeat(198) + "\uD83D\uDE00!\"}]")
                .getCommits()
                .get(0);

        assertThat(cut.getMessage()).isEqualTo("x".repeat(199));
        assertThat(whole.getMessage()).isEqualTo("x".repeat(198) + "\uD83D\uDE00");
    }

    @Test
    void noCommitsAreAnEmptyListAndNoListIsUnknown() {
        assertThat(push("[]").getCommits()).isEmpty();
        assertThat(push("null").getCommits()).isNull();
    }

    @Test
    void theSingleAssigneeOfOldIsAListOfOne() {
        var one = (Issues) accepted(line(
                        "IssuesEvent", "{\"issue\":{\"state\":\"open\",\"assignee\":{\"id\":4,\"login\":\"bob\"}}}"))
                .silver();
        var none = (Issues) accepted(line("IssuesEvent", "{\"issue\":{\"state\":\"open\",\"assignee\":null}}"))
                .silver();
        var untold = (Issues) accepted(line("IssuesEvent", "{\"issue\":5}")).silver();

        assertThat(one.getAssignees()).containsExactly(new Person(4L, "bob"));
        assertThat(none.getAssignees()).isEmpty();
        assertThat(untold.getAssignees()).isNull();
    }

    @Test
    void whatStandsBesideAReducedPullRequestIsTaken() {
        var pull = (PullRequest) accepted(
                        line(
                                "PullRequestEvent",
                                "{\"action\":\"labeled\",\"pull_request\":{\"id\":1},\"label\":{\"name\":\"bug\"},"
                                        + "\"labels\":[{\"name\":\"bug\"},{\"name\":\"ui\"}],\"assignees\":[{\"id\":3,\"login\":\"ann\"}]}"))
                .silver();

        assertThat(pull.getLabel()).isEqualTo("bug");
        assertThat(pull.getLabels()).containsExactly("bug", "ui");
        assertThat(pull.getAssignees()).containsExactly(new Person(3L, "ann"));
    }

    @Test
    void aThreadOf2013IsNoPullRequestForHavingAnObjectOfNulls() {
        var comment = (IssueComment) accepted(
                        line(
                                "IssueCommentEvent",
                                "{\"issue\":{\"id\":1,\"pull_request\":{\"html_url\":null,\"diff_url\":null,\"patch_url\":null}}}"))
                .silver();

        assertThat(comment.getOnPullRequest()).isFalse();
    }

    @Test
    void pagesAreToldOneByOne() {
        var wiki = (Gollum) accepted(
                        line(
                                "GollumEvent",
                                "{\"pages\":[{\"page_name\":\"Home\",\"title\":\"Home!\",\"action\":\"edited\",\"sha\":\"a\"}]}"))
                .silver();

        assertThat(wiki.getChangedPages()).containsExactly(new WikiPage("Home", "Home!", "edited", "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PushEvent   | {"commits":{}}                      | payload.commits is an object; expected an array
            PushEvent   | {"commits":[7]}                     | payload.commits[] is a whole number out of bounds or place; expected an object
            PushEvent   | {"commits":[{"author":{"name":[]}}]}| payload.commits[].author.name is an array; expected a string
            PushEvent   | {"shas":[["a",7]]}                  | payload.shas[][1] is a whole number out of bounds or place; expected a string
            IssuesEvent | {"issue":{"created_at":"soon"}}     | payload.issue.created_at is 'soon'; expected a time such as 2016-01-01T01:00:00Z
            ForkEvent   | {"forkee":{"topics":[1]}}           | payload.forkee.topics is an array with a whole number out of bounds or place; expected strings
            """)
    void somethingElseIsRefusedWithItsPlace(String type, String payload, String detail) {
        var refused = (Refused) Lines.parse(line(type, payload));

        assertThat(refused.detail()).isEqualTo(detail);
        assertThat(refused.reason()).isIn(Reason.FIELD, Reason.TIME);
    }

    @Test
    void whatATypeOfOurOwnDoesNotWantMayBeAnything() {
        var watch = accepted(line("WatchEvent", "{\"commits\":[7],\"issue\":{\"created_at\":\"soon\"}}"));
        var future = accepted(line("FutureEvent", "{\"pages\":\"many\"}"));

        assertThat(watch.type()).isEqualTo(EventType.WATCH);
        assertThat(future.type()).isEqualTo(EventType.OTHER);
    }
}
