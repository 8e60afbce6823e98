package dev.sluice.streams.parse;

import static dev.sluice.streams.parse.Webhooks.DELIVERY;
import static dev.sluice.streams.parse.Webhooks.accepted;
import static dev.sluice.streams.parse.Webhooks.body;
import static dev.sluice.streams.parse.Webhooks.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.silver.IssueComment;
import dev.sluice.silver.Other;
import dev.sluice.silver.PayloadShape;
import dev.sluice.silver.PullRequest;
import dev.sluice.silver.PullRequestOutcome;
import dev.sluice.silver.PullRequestReview;
import dev.sluice.silver.Push;
import dev.sluice.silver.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks give the same silver as events of the feed. */
final class WebhookParserTest {
    /** The time that is in the delivery's id. */
    private static final Instant DELIVERED = Instant.parse("2026-11-21T11:59:30Z");

    @Test
    void theEnvelopeIsMadeOfHeadersAndBody() {
        var event = accepted(
                        "star",
                        body(",\"organization\":{\"login\":\"octo\",\"id\":9},\"action\":\"created\","
                                + "\"starred_at\":\"2026-11-21T11:00:00Z\""))
                .event();

        assertThat(event.getId()).isEqualTo("wh-" + DELIVERY);
        assertThat(event.getType()).isEqualTo("WatchEvent");
        assertThat(event.getCreatedAt()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(event.getIngestedAt().toEpochMilli()).isEqualTo(Lines.FETCHED_AT);
        assertThat(event.getActorId()).isEqualTo(5);
        assertThat(event.getActorLogin()).isEqualTo("ann");
        assertThat(event.getRepoId()).isEqualTo(77);
        assertThat(event.getRepoName()).isEqualTo("octo/cat");
        assertThat(event.getOrgId()).isEqualTo(9);
        assertThat(event.getOrgLogin()).isEqualTo("octo");
        assertThat(event.getPublic$()).isTrue();
        assertThat(event.getSource()).isEqualTo("webhook");
        assertThat(event.getLane()).isEqualTo("github");
        assertThat(event.getPayloadShape()).isEqualTo(PayloadShape.COMMON);
    }

    @Test
    void aStarIsStartedAsInTheFeedAndOneTakenBackIsNone() {
        var given = accepted("star", body(",\"action\":\"created\",\"starred_at\":\"2026-11-21T11:00:00Z\""));
        var takenBack = accepted("star", body(",\"action\":\"deleted\",\"starred_at\":null"));

        assertThat(((Watch) given.silver()).getAction()).isEqualTo("started");
        assertThat(takenBack.type()).isEqualTo(EventType.OTHER);
        assertThat(takenBack.event().getType()).isEqualTo("star");
        assertThat(takenBack.event().getCreatedAt()).isEqualTo(DELIVERED);
    }

    @Test
    void aPushTellsItsCommits() {
        var accepted = accepted(
                "push",
                body(
                        "\"pushed_at\":1763722800,",
                        ",\"ref\":\"refs/heads/main\",\"before\":\"b\",\"after\":\"a\",\"commits\":["
                                + "{\"id\":\"1\",\"distinct\":true,\"author\":{\"distinct\":1}},{\"distinct\":false}]"));

        var push = (Push) accepted.silver();
        assertThat(push.getRef()).isEqualTo("refs/heads/main");
        assertThat(push.getBefore()).isEqualTo("b");
        assertThat(push.getHead()).isEqualTo("a");
        assertThat(push.getSize()).isEqualTo(2);
        assertThat(push.getDistinctSize()).isEqualTo(1);
        assertThat(push.getPushId()).isNull();
        assertThat(push.getEvent().getPayloadShape()).isEqualTo(PayloadShape.FULL);
        assertThat(push.getEvent().getCreatedAt()).isEqualTo("2025-11-21T11:00:00Z");
    }

    @Test
    void aPushOfAnOldTagHasNoCommitsAndThatIsATrueZero() {
        var push = (Push) accepted(
                        "push",
                        body(",\"commits\":[],\"head_commit\":{\"timestamp\":" + "\"2026-11-21T12:20:53+02:00\"}"))
                .silver();

        assertThat(push.getSize()).isZero();
        assertThat(push.getDistinctSize()).isZero();
        assertThat(push.getEvent().getCreatedAt()).isEqualTo("2026-11-21T10:20:53Z");
    }

    @Test
    void whatAListOfCommitsDoesNotTellIsUnknown() {
        var unmarked = (Push)
                accepted("push", body(",\"commits\":[{\"id\":\"1\"},{}]")).silver();
        var cut = (Push) accepted(
                        "push",
                        body(",\"commits\":["
                                + String.join(",", java.util.Collections.nCopies(2048, "{\"distinct\":true}")) + "]"))
                .silver();
        var none = (Push) accepted("push", body("")).silver();

        assertThat(unmarked.getSize()).isEqualTo(2);
        assertThat(unmarked.getDistinctSize()).isNull();
        assertThat(cut.getSize()).isNull();
        assertThat(cut.getDistinctSize()).isNull();
        assertThat(cut.getEvent().getPayloadShape()).isEqualTo(PayloadShape.FULL);
        assertThat(none.getSize()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "opened, false, NONE",
        "synchronize, false, NONE",
        "closed, false, CLOSED",
        "closed, true, MERGED",
    })
    void aPullRequestThatIsClosedAndMergedIsMerged(String action, boolean merged, PullRequestOutcome outcome) {
        var accepted = accepted(
                "pull_request",
                body(
                        ",\"action\":\"%s\",\"number\":3,\"pull_request\":{\"id\":4,\"number\":3,\"state\":\"x\",\"merged\":%s,"
                                        .formatted(action, merged)
                                + "\"user\":{\"id\":6,\"login\":\"bea\"},\"additions\":10,\"updated_at\":\"2026-11-21T11:30:00Z\"}"));

        var pull = (PullRequest) accepted.silver();
        assertThat(pull.getAction()).isEqualTo(action);
        assertThat(pull.getOutcome()).isEqualTo(outcome);
        assertThat(pull.getNumber()).isEqualTo(3);
        assertThat(pull.getAuthorLogin()).isEqualTo("bea");
        assertThat(pull.getAdditions()).isEqualTo(10);
        assertThat(pull.getEvent().getPayloadShape()).isEqualTo(PayloadShape.FULL);
        assertThat(pull.getEvent().getCreatedAt()).isEqualTo("2026-11-21T11:30:00Z");
    }

    @Test
    void aReviewThatIsSubmittedIsCreatedAsInTheFeed() {
        var review = (PullRequestReview) accepted(
                        "pull_request_review",
                        body(
                                ",\"action\":\"submitted\",\"review\":{\"id\":8,\"state\":\"APPROVED\","
                                        + "\"submitted_at\":\"2026-11-21T11:30:00Z\"},\"pull_request\":{\"id\":4,\"number\":3}"))
                .silver();

        assertThat(review.getAction()).isEqualTo("created");
        assertThat(review.getState()).isEqualTo("approved");
        assertThat(review.getNumber()).isEqualTo(3);
    }

    @Test
    void aCommentThatIsEditedIsNoCommentButIsKept() {
        var text = body(",\"action\":\"edited\",\"comment\":{\"id\":8,\"created_at\":\"2016-01-01T01:00:00Z\"}");

        var edited = accepted("issue_comment", text);

        assertThat(edited.type()).isEqualTo(EventType.OTHER);
        assertThat(edited.event().getType()).isEqualTo("issue_comment");
        assertThat(edited.event().getCreatedAt()).isEqualTo(DELIVERED);
        assertThat(((Other) edited.silver()).getPayload()).isEqualTo(text);
    }

    @Test
    void aCommentOnAPullRequestSaysSo() {
        var comment = (IssueComment) accepted(
                        "issue_comment",
                        body(
                                ",\"action\":\"created\",\"issue\":{\"id\":1,\"number\":2,\"pull_request\":{\"url\":\"\"}},"
                                        + "\"comment\":{\"id\":8,\"created_at\":\"2026-11-21T11:30:00Z\"}"))
                .silver();

        assertThat(comment.getOnPullRequest()).isTrue();
        assertThat(comment.getCommentId()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workflow_run", "ping", "brand_new"})
    void aKindOutsideTheCatalogueNeedsNeitherRepositoryNorSender(String kind) {
        var other = accepted(kind, "{\"zen\":\"Speak like a human.\"}");

        assertThat(other.type()).isEqualTo(EventType.OTHER);
        assertThat(other.event().getType()).isEqualTo(kind);
        assertThat(other.event().getRepoId()).isNull();
        assertThat(other.event().getPublic$()).isNull();
        assertThat(((Other) other.silver()).getPayload()).isEqualTo("{\"zen\":\"Speak like a human.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        // a version 1 id: its own time, whenever it is received
        "01edfd00-e5a3-11f1-8e05-b5a152a893a5, PT0S,  2026-11-21T11:59:30Z",
        "01edfd00-e5a3-11f1-8e05-b5a152a893a5, P3D,   2026-11-21T11:59:30Z",
        "01EDFD00-E5A3-11F1-8E05-B5A152A893A5, P3D,   2026-11-21T11:59:30Z",
        // too old, or of the future: chance
        "01edfd00-e5a3-11f1-8e05-b5a152a893a5, P8D,   2026-11-29T12:00:00Z",
        "01edfd00-e5a3-11f1-8e05-b5a152a893a5, PT-1H, 2026-11-21T11:00:00Z",
        // no version 1
        "01edfd00-e5a3-41f1-8e05-b5a152a893a5, PT0S,  2026-11-21T12:00:00Z",
        "01edfd00-e5a3-11f1-ce05-b5a152a893a5, PT0S,  2026-11-21T12:00:00Z",
        "zzedfd00-e5a3-11f1-8e05-b5a152a893a5, PT0S,  2026-11-21T12:00:00Z",
        "d-1,                                  PT0S,  2026-11-21T12:00:00Z",
    })
    void aBodyWithoutATimeHasThatOfItsDeliveryId(String delivery, Duration later, Instant expected) {
        long fetchedAt = Lines.FETCHED_AT + later.toMillis();

        var accepted = (Accepted) parse("gollum", delivery, body(",\"pages\":[{}]"), fetchedAt);

        assertThat(accepted.event().getCreatedAt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "push  | [1]                                  | NOT_OBJECT",
                "push  | null                                 | NOT_OBJECT",
                "push  | Hello, World!                        | SYNTAX",
                "push  | {\"repository\":{\"id\":77           | SYNTAX",
                "push  | {\"a\":1}{\"b\":2}                   | TRAILING",
                "push  | {\"sender\":{\"id\":1,\"login\":\"a\"}} | FIELD",
                "push  | {\"repository\":{\"id\":1,\"full_name\":\"a/b\"}} | FIELD",
                "push  | {\"repository\":7,\"sender\":{\"id\":1,\"login\":\"a\"}} | FIELD",
                "push  | {\"repository\":{\"id\":\"1\",\"full_name\":\"a/b\"},\"sender\":{\"id\":1,\"login\":\"a\"}} | FIELD",
                "push  | {\"repository\":{},\"repository\":{}} | DUPLICATE_KEY",
            })
    void aBadBodyIsRefusedForItsReason(String kind, String body, Reason reason) {
        assertThat(parse(kind, body)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.source()).isEqualTo("webhook");
            assertThat(refused.line()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
            assertThat(refused.detail()).isNotBlank();
        });
    }

    @Test
    void whatIsAbsentIsNamedAsTheBodyHasIt() {
        assertThat(((Refused) parse("push", "{\"sender\":{\"id\":1,\"login\":\"a\"}}")).detail())
                .isEqualTo("repository.id is absent; expected a whole number of at least 0");
    }

    @ParameterizedTest
    @CsvSource({
        "\"yesterday\", TIME",
        "\"\", TIME",
        "99999999999999999999, TIME",
        "1, CLOCK",
        "\"2027-01-01T00:00:00Z\", CLOCK",
    })
    void aTimeThatIsNoneIsRefused(String pushedAt, Reason reason) {
        assertThat(((Refused) parse("push", body("\"pushed_at\":" + pushedAt + ",", ""))).reason())
                .isEqualTo(reason);
    }

    @Test
    void headersThatAreMissingAreNamed() {
        var parser = new EventParser(Lane.LIVE);
        var bytes = body("").getBytes(StandardCharsets.UTF_8);

        var withoutKind = (Refused) parser.parse(bytes, Webhooks.headers(null, "d", Lines.FETCHED_AT));
        var withoutDelivery = (Refused) parser.parse(bytes, Webhooks.headers("push", null, Lines.FETCHED_AT));
        var tooLong = (Refused) parser.parse(bytes, Webhooks.headers("push", "d".repeat(65), Lines.FETCHED_AT));

        assertThat(withoutKind.reason()).isEqualTo(Reason.TYPE);
        assertThat(withoutKind.detail()).startsWith("the header webhook_event of a webhook is absent");
        assertThat(withoutDelivery.reason()).isEqualTo(Reason.ID);
        assertThat(tooLong.reason()).isEqualTo(Reason.ID);
    }

    @Test
    void everyTypeOfTheCatalogueHasAKind() {
        var types = WebhookKind.names().stream()
                .map(name -> WebhookKind.named(name).type())
                .collect(Collectors.toSet());

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.OTHER)
                        .toList());
    }

    @Test
    void noBodyHoweverMangledThrows() {
        var random = new Random(7);
        var parser = new EventParser(Lane.LIVE);
        byte[] good =
                body(",\"commits\":[{\"distinct\":true}],\"head_commit\":{\"timestamp\":\"2016-01-01T01:00:00Z\"}")
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(4); change > 0 && bad.length > 0; change--) {
                bad[random.nextInt(bad.length)] = "{}[]\",:0atn".getBytes(StandardCharsets.UTF_8)[random.nextInt(11)];
            }
            assertThat(parser.parse(bad, Webhooks.headers("push", DELIVERY, Lines.FETCHED_AT)))
                    .isNotNull();
        }
    }

    @Test
    void anEventOfTheFeedAfterAWebhookIsReadAsBefore() {
        var parser = new EventParser(Lane.LIVE);
        parser.parse(body("").getBytes(StandardCharsets.UTF_8), Webhooks.headers("public", DELIVERY, Lines.FETCHED_AT));

        var event = (Accepted) parser.parse(
                Lines.event("").getBytes(StandardCharsets.UTF_8),
                Lines.headers("test", Long.toString(Lines.FETCHED_AT)));

        assertThat(event.event().getId()).isEqualTo("1");
        assertThat(event.event().getRepoId()).isNull();
    }
}
