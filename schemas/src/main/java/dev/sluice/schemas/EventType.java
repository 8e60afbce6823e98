package dev.sluice.schemas;

import dev.sluice.silver.CommitComment;
import dev.sluice.silver.Create;
import dev.sluice.silver.Delete;
import dev.sluice.silver.Discussion;
import dev.sluice.silver.Fork;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import dev.sluice.silver.Member;
import dev.sluice.silver.Other;
import dev.sluice.silver.Public;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import dev.sluice.silver.Push;
import dev.sluice.silver.Release;
import dev.sluice.silver.Watch;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * The catalogue of event types: each has one silver topic, one Avro record and one data set in the lake.
 *
 * <p>The code is written into state stores and must never change or be used twice.
 */
public enum EventType {
    PUSH(1, "PushEvent", "push", Push.class),
    PULL_REQUEST(2, "PullRequestEvent", "pull-request", PullRequest.class),
    ISSUES(3, "IssuesEvent", "issues", Issues.class),
    ISSUE_COMMENT(4, "IssueCommentEvent", "issue-comment", IssueComment.class),
    WATCH(5, "WatchEvent", "watch", Watch.class),
    FORK(6, "ForkEvent", "fork", Fork.class),
    CREATE(7, "CreateEvent", "create", Create.class),
    DELETE(8, "DeleteEvent", "delete", Delete.class),
    RELEASE(9, "ReleaseEvent", "release", Release.class),
    PULL_REQUEST_REVIEW(10, "PullRequestReviewEvent", "pull-request-review", PullRequestReview.class),
    PULL_REQUEST_REVIEW_COMMENT(
            11, "PullRequestReviewCommentEvent", "pull-request-review-comment", PullRequestReviewComment.class),
    COMMIT_COMMENT(12, "CommitCommentEvent", "commit-comment", CommitComment.class),
    GOLLUM(13, "GollumEvent", "gollum", Gollum.class),
    MEMBER(14, "MemberEvent", "member", Member.class),
    PUBLIC(15, "PublicEvent", "public", Public.class),
    DISCUSSION(16, "DiscussionEvent", "discussion", Discussion.class),
    /** Every type that GitHub has or will have beside those above; its counts go by the name {@code other}. */
    OTHER(17, "other", "other", Other.class);

    private static final Map<String, EventType> BY_GITHUB_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::githubName, Function.identity()));

    private final int code;
    private final String githubName;
    private final String dataset;
    private final Class<? extends SpecificRecord> record;

    EventType(int code, String githubName, String dataset, Class<? extends SpecificRecord> record) {
        this.code = code;
        this.githubName = githubName;
        this.dataset = dataset;
        this.record = record;
    }

    /** The type of GitHub's own name for it; {@link #OTHER} for any text that is not in the catalogue. */
    public static EventType ofGithubName(String name) {
        return BY_GITHUB_NAME.getOrDefault(name, OTHER);
    }

    /**
     * The type of that code.
     *
     * @throws IllegalArgumentException if no type has it
     */
    public static EventType ofCode(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException(
                    "no event type has the code " + code + "; expected 1 to " + values().length);
        }
        return values()[code - 1];
    }

    /** Number in state stores, 1 to 17. */
    public int code() {
        return code;
    }

    /** GitHub's name, such as {@code PushEvent}. */
    public String githubName() {
        return githubName;
    }

    /** Name in topics and in the lake, such as {@code pull-request}. */
    public String dataset() {
        return dataset;
    }

    /** The generated class of its silver record. */
    public Class<? extends SpecificRecord> record() {
        return record;
    }
}
