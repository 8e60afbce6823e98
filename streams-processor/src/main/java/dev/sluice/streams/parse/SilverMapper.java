package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Field.*;

import dev.sluice.schemas.EventType;
import dev.sluice.silver.CommitComment;
import dev.sluice.silver.Create;
import dev.sluice.silver.Delete;
import dev.sluice.silver.Discussion;
import dev.sluice.silver.Envelope;
import dev.sluice.silver.Fork;
import dev.sluice.silver.Gollum;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Issues;
import dev.sluice.silver.Member;
import dev.sluice.silver.Other;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.Public;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.PullRequestReviewComment;
import dev.sluice.silver.Push;
import dev.sluice.silver.Release;
import dev.sluice.silver.Watch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** The silver record of each type: one small function a type, over the fields of any era. */
final class SilverMapper {
    private SilverMapper() {}

    /** The record of an event, with its shape told. */
    static SpecificRecord map(EventType type, Envelope event, Fields fields, byte[] line) {
        event.setPayloadShape(shape(type, fields));
        return switch (type) {
            case PUSH -> push(event, fields);
            case PULL_REQUEST -> pullRequest(event, fields);
            case ISSUES -> issues(event, fields);
            case ISSUE_COMMENT -> issueComment(event, fields);
            case WATCH -> new Watch(event, fields.text(ACTION));
            case FORK -> new Fork(event, fields.id(FORKEE_ID), fields.text(FORKEE_NAME));
            case CREATE -> new Create(event, fields.text(REF), fields.text(REF_TYPE), fields.text(MASTER_BRANCH));
            case DELETE -> new Delete(event, fields.text(REF), fields.text(REF_TYPE));
            case RELEASE -> release(event, fields);
            case PULL_REQUEST_REVIEW -> review(event, fields);
            case PULL_REQUEST_REVIEW_COMMENT -> reviewComment(event, fields);
            case COMMIT_COMMENT -> commitComment(event, fields);
            case GOLLUM -> new Gollum(event, fields.number(PAGES));
            case MEMBER -> new Member(event, fields.text(ACTION), fields.id(MEMBER_ID), fields.text(MEMBER_LOGIN));
            case PUBLIC -> new Public(event);
            case DISCUSSION -> discussion(event, fields);
            case OTHER -> new Other(event, payload(fields, line));
        };
    }

    private static PayloadShape shape(EventType type, Fields fields) {
        if (EnvelopeMapper.isOld(fields)) {
            return PayloadShape.TIMELINE;
        }
        return switch (type) {
            case PUSH -> fullIf(fields.has(SIZE) || fields.has(COMMITS));
            case PULL_REQUEST, PULL_REQUEST_REVIEW, PULL_REQUEST_REVIEW_COMMENT ->
                fullIf(fields.has(PULL_STATE) || fields.has(PULL_USER_ID));
            default -> PayloadShape.COMMON;
        };
    }

    private static PayloadShape fullIf(boolean full) {
        return full ? PayloadShape.FULL : PayloadShape.REDUCED;
    }

    private static Push push(Envelope event, Fields fields) {
        return new Push(
                event,
                fields.id(PUSH_ID),
                fields.text(REF),
                fields.text(HEAD),
                fields.text(BEFORE),
                fields.number(SIZE),
                fields.number(DISTINCT_SIZE));
    }

    private static PullRequest pullRequest(Envelope event, Fields fields) {
        var action = fields.text(ACTION);
        boolean authorIsActor = event.getPayloadShape() == PayloadShape.REDUCED && "opened".equals(action);
        return new PullRequest(
                event,
                action,
                outcome(action, fields.flag(PULL_MERGED)),
                either(fields.number(NUMBER), fields.number(PULL_NUMBER)),
                fields.id(PULL_ID),
                authorIsActor ? event.getActorId() : fields.id(PULL_USER_ID),
                authorIsActor ? event.getActorLogin() : fields.text(PULL_USER_LOGIN),
                fields.number(PULL_ADDITIONS),
                fields.number(PULL_DELETIONS),
                fields.number(PULL_CHANGED_FILES),
                fields.text(PULL_HEAD_REF),
                fields.text(PULL_BASE_REF));
    }

    /** Since October 2025 a merge is an action of its own; before, it was a closing with {@code merged} set. */
    private static PullRequestOutcome outcome(String action, Boolean merged) {
        if ("merged".equals(action)) {
            return PullRequestOutcome.MERGED;
        }
        if (!"closed".equals(action)) {
            return PullRequestOutcome.NONE;
        }
        return Boolean.TRUE.equals(merged) ? PullRequestOutcome.MERGED : PullRequestOutcome.CLOSED;
    }

    private static Issues issues(Envelope event, Fields fields) {
        return new Issues(
                event,
                fields.text(ACTION),
                either(fields.number(ISSUE_NUMBER), fields.number(NUMBER)),
                either(fields.id(ISSUE_ID), fields.id(OLD_ISSUE)),
                fields.id(ISSUE_USER_ID),
                fields.text(ISSUE_USER_LOGIN));
    }

    private static IssueComment issueComment(Envelope event, Fields fields) {
        return new IssueComment(
                event,
                fields.text(ACTION),
                fields.number(ISSUE_NUMBER),
                either(fields.id(ISSUE_ID), fields.id(OLD_ISSUE_ID)),
                either(fields.id(COMMENT_ID), fields.id(OLD_COMMENT_ID)),
                fields.has(ISSUE_ID) ? fields.has(ISSUE_PULL) : null);
    }

    private static Release release(Envelope event, Fields fields) {
        return new Release(
                event,
                fields.text(ACTION),
                fields.id(RELEASE_ID),
                fields.text(RELEASE_TAG),
                fields.flag(RELEASE_PRERELEASE));
    }

    private static PullRequestReview review(Envelope event, Fields fields) {
        var state = fields.text(REVIEW_STATE);
        return new PullRequestReview(
                event,
                fields.text(ACTION),
                fields.number(PULL_NUMBER),
                fields.id(PULL_ID),
                fields.id(REVIEW_ID),
                state == null ? null : state.toLowerCase(Locale.ROOT));
    }

    private static PullRequestReviewComment reviewComment(Envelope event, Fields fields) {
        return new PullRequestReviewComment(
                event, fields.text(ACTION), fields.number(PULL_NUMBER), fields.id(PULL_ID), fields.id(COMMENT_ID));
    }

    private static CommitComment commitComment(Envelope event, Fields fields) {
        return new CommitComment(
                event,
                either(fields.id(COMMENT_ID), fields.id(OLD_COMMENT_ID)),
                either(fields.text(COMMENT_COMMIT), fields.text(OLD_COMMIT)));
    }

    private static Discussion discussion(Envelope event, Fields fields) {
        return new Discussion(event, fields.text(ACTION), fields.number(DISCUSSION_NUMBER), fields.id(DISCUSSION_ID));
    }

    private static String payload(Fields fields, byte[] line) {
        var span = fields.span(PAYLOAD);
        return span == null ? null : new String(line, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
    }

    private static <T> T either(T first, T second) {
        return first != null ? first : second;
    }
}
