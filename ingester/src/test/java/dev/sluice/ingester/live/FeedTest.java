package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.live.Poll.Outcome;
import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
import dev.sluice.runtime.settings.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a poll asks for, and what it brings. */
class FeedTest {
    private static final FeedSpec REPO = FeedSpec.parse("apache/kafka");
    private static final String PAGE = "/repos/apache/kafka/events?per_page=100&page=";
    private static final String MORE = "Link: <https://api.github.com/x>; rel=\"next\"";

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T12:00:00Z"));
    private final ScriptedGithub github = new ScriptedGithub();
    private Credentials credentials = new Credentials(List.of());
    private Feed feed = feed(REPO);
    private Optional<FeedPosition> stood = Optional.empty();

    @Test
    void aNewFeedIsReadAsFarAsGithubShowsIt() {
        github.then(200, MORE + "|ETag: \"a\"", Answers.page("PushEvent", 300, 201))
                .then(200, MORE + "|ETag: \"b\"", Answers.page("PushEvent", 200, 101))
                .then(200, "ETag: \"c\"", Answers.page("PushEvent", 100, 1));

        Poll poll = poll();

        assertThat(github.requests()).extracting(Fetch.Request::page).containsExactly(PAGE + 1, PAGE + 2, PAGE + 3);
        assertThat(poll.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(poll.events()).hasSize(300);
        assertThat(poll.gap()).isEmpty();
        assertThat(stood.orElseThrow().getPolls()).isEqualTo(1);
        assertThat(stood.orElseThrow().getRecent()).hasSize(300).startsWith("PushEvent:300", "PushEvent:299");
        assertThat(stood.orElseThrow().getNewestCreatedAt()).isEqualTo(Instant.parse("2026-01-01T00:05:00Z"));
    }

    @Test
    void aWatchedFeedIsReadUntilAnEventIsKnown() {
        startWithAHundred();
        github.then(200, MORE, Answers.page("PushEvent", 250, 151)).then(200, MORE, Answers.page("PushEvent", 150, 51));

        Poll poll = poll();

        assertThat(github.requests()).hasSize(2);
        assertThat(poll.events()).hasSize(200);
        assertThat(poll.tally().distinct()).isEqualTo(200);
        assertThat(poll.tally().common()).isEqualTo(50);
        assertThat(poll.gap()).isEmpty();
    }

    @Test
    void withoutOverlapThereIsAGap() {
        startWithAHundred();
        github.then(200, MORE, Answers.page("PushEvent", 900, 801))
                .then(200, MORE, Answers.page("PushEvent", 800, 701))
                .then(200, "", Answers.page("PushEvent", 700, 601));

        Poll poll = poll();

        assertThat(poll.events()).hasSize(300);
        assertThat(poll.gap()).map(Gap::getReason).contains("NO_OVERLAP");
        assertThat(poll.gap()).map(Gap::getBeforeEvent).contains("PushEvent:601");
        assertThat(poll.gap()).map(Gap::getAfterEvent).contains("PushEvent:100");
    }

    @Test
    void theGlobalFeedIsReadWholeWithAConditionPerPage() {
        feed = feed(FeedSpec.GLOBAL);
        github.then(200, "ETag: W/\"1\"", Answers.page("PushEvent", 100, 1))
                .then(200, "ETag: W/\"2\"", Answers.page("IssuesEvent", 100, 1))
                .then(200, "", "[]");
        poll();
        github.requests();
        github.then(304, "X-Poll-Interval: 90")
                .then(200, "ETag: W/\"22\"", Answers.page("IssuesEvent", 105, 6))
                .then(200, "", "[]");

        Poll poll = poll();

        assertThat(github.requests())
                .extracting(Fetch.Request::etag)
                .containsExactly(Optional.of("W/\"1\""), Optional.of("W/\"2\""), Optional.empty());
        assertThat(poll.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(poll.gap()).isEmpty();
        assertThat(poll.pause()).isEqualTo(Duration.ofSeconds(90));
        assertThat(poll.tally().charged()).isEqualTo(2);
        assertThat(stood.orElseThrow()
                        .getEtags()
                        .get("/events?per_page=100&page=1")
                        .getEtag())
                .isEqualTo("W/\"1\"");
    }

    @Test
    void aPageThatIsSaidToBeUnchangedHoldsTheBeginOfTheNextGap() {
        feed = feed(FeedSpec.GLOBAL);
        github.then(200, "ETag: \"1\"", Answers.page("PushEvent", 100, 1))
                .then(200, "", Answers.page("IssuesEvent", 100, 1))
                .then(200, "", "[]")
                .then(304, "")
                .then(200, "", Answers.page("IssuesEvent", 150, 51))
                .then(200, "", "[]");
        poll();
        Instant seenWhole = stood.orElseThrow().getNewestCreatedAt();

        poll();

        assertThat(stood.orElseThrow().getNewestCreatedAt()).isEqualTo(seenWhole);
        assertThat(stood.orElseThrow().getRecent()).startsWith("IssuesEvent:150");
    }

    @Test
    void behindAPageThatMovedOnTheNextIsAskedForWithoutACondition() {
        feed = feed(FeedSpec.GLOBAL);
        for (int i = 0; i < 2; i++) {
            github.then(200, "ETag: \"1\"", Answers.page("PushEvent", 300 + 50 * i, 201 + 50 * i))
                    .then(200, "ETag: \"2\"", Answers.page("PushEvent", 200 + 50 * i, 101 + 50 * i))
                    .then(200, "ETag: \"3\"", Answers.page("PushEvent", 100 + 50 * i, 1 + 50 * i));
            poll();
        }

        assertThat(github.requests())
                .extracting(Fetch.Request::etag)
                .endsWith(Optional.of("\"1\""), Optional.empty(), Optional.empty());
    }

    @Test
    void aPollWithNothingNewHasNothingToCommit() {
        startWithAHundred();
        github.then(304, "Cache-Control: max-age=300");

        Poll poll = poll();

        assertThat(poll.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(poll.position()).isEmpty();
        assertThat(poll.pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(poll.tally().charged()).isZero();
    }

    @Test
    void whatWasFetchedAndNotCommittedIsFetchedAgain() {
        startWithAHundred();
        github.then(200, "ETag: \"new\"", Answers.page("PushEvent", 110, 11));
        feed.poll(stood, () -> false);

        github.requests();
        github.then(200, "ETag: \"new\"", Answers.page("PushEvent", 110, 11));
        Poll again = poll();

        assertThat(github.requests()).extracting(Fetch.Request::etag).containsExactly(Optional.of("\"first\""));
        assertThat(again.events()).hasSize(100);
        assertThat(again.gap()).isEmpty();
    }

    @Test
    void anEtagThatSaysUnchangedTooOftenIsPutToTheTest() {
        startWithAHundred();
        for (int i = 0; i < EtagRules.UNCHANGED_IN_A_ROW; i++) {
            github.then(304, "");
            clock.forward(Duration.ofSeconds(10));
            poll();
        }
        github.requests();
        github.then(200, "ETag: \"first\"", Answers.page("PushEvent", 105, 6));

        Poll poll = poll();

        assertThat(github.requests()).extracting(Fetch.Request::etag).containsExactly(Optional.empty());
        assertThat(poll.tally().staleEtags()).isEqualTo(1);
        assertThat(poll.outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void aPollThatBreaksOffGivesItsEventsAndBuildsNothingOnThem() {
        startWithAHundred();
        FeedPosition before = stood.orElseThrow();
        github.then(200, MORE + "|ETag: \"x\"", Answers.page("PushEvent", 900, 801))
                .then(502, "");

        Poll poll = poll();

        assertThat(poll.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(poll.events()).hasSize(100);
        assertThat(poll.gap()).isEmpty();
        assertThat(poll.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stood.orElseThrow().getPolls()).isEqualTo(2);
        assertThat(stood.orElseThrow().getRecent()).isEqualTo(before.getRecent());
        assertThat(stood.orElseThrow().getEtags()).isEqualTo(before.getEtags());

        github.then(200, "", Answers.page("PushEvent", 900, 802));
        assertThat(poll().gap()).isEmpty();
    }

    @Test
    void aGapBehindAPollThatBrokeOffIsFoundByTheNext() {
        startWithAHundred();
        github.then(200, MORE, Answers.page("PushEvent", 900, 801)).thenFail(new IOException("reset"));
        poll();
        github.then(200, MORE, Answers.page("PushEvent", 910, 811))
                .then(200, MORE, Answers.page("PushEvent", 810, 711))
                .then(200, "", Answers.page("PushEvent", 710, 611));

        assertThat(poll().gap()).map(Gap::getReason).contains("UPSTREAM");
    }

    @Test
    void aPageThatDoesNotParseIsALetterOnceAndAdvancesNoEtag() {
        startWithAHundred();
        github.then(200, "ETag: \"bad\"", "[{\"id\":").then(200, "ETag: \"bad\"", "[{\"id\":");

        Poll first = poll();
        Poll second = poll();

        assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(first.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.page()).isEqualTo(PAGE + 1);
            assertThat(letter.head()).asString().isEqualTo("[{\"id\":");
            assertThat(letter.sha256()).hasSize(64);
        });
        assertThat(stood.orElseThrow().getEtags().get(PAGE + 1).getEtag()).isEqualTo("\"first\"");
        assertThat(second.letters()).isEmpty();
        assertThat(second.position()).isEmpty();
        assertThat(second.tally().brokenPages()).isEqualTo(1);
        assertThat(second.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void failuresAreSpacedAndForgottenWhenItGoesWell() {
        github.then(500, "").thenFail(new IOException("refused")).then(503, "Retry-After: 30");

        assertThat(poll().pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(poll().pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(poll().pause()).isEqualTo(Duration.ofSeconds(30));

        start(Answers.page("PushEvent", 2, 1));
        github.then(500, "");
        assertThat(poll().pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRepositoryThatIsGoneIsAskedForEverMoreRarely() {
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            github.then(404, "");
            Poll poll = poll();

            assertThat(poll.outcome()).isEqualTo(Outcome.GONE);
            assertThat(poll.position()).isEmpty();
            assertThat(poll.pause()).isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void aRevokedTokenIsNotTriedAgain() {
        credentials = new Credentials(List.of(new Secret("one"), new Secret("two")));
        feed = feed(FeedSpec.parse("a/b"));
        github.then(401, "").then(200, "", "[]").then(200, "", "[]").then(200, "", "[]");
        poll();
        Secret rejected = github.requests().get(0).token().orElseThrow();

        poll();

        assertThat(github.requests()).noneMatch(request -> request.token().equals(Optional.of(rejected)));
        assertThat(credentials.count(Credential.State.REJECTED, clock.instant()))
                .isEqualTo(1);
        assertThat(credentials.perHour()).isEqualTo(5000);
    }

    @Test
    void whenAllTokensAreRejectedItGoesOnWithoutOne() {
        credentials = new Credentials(List.of(new Secret("one")));
        feed = feed(REPO);
        github.then(403, "").then(200, "", Answers.page("PushEvent", 2, 1));

        assertThat(poll().outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(github.requests())
                .extracting(Fetch.Request::token)
                .containsExactly(Optional.of(new Secret("one")), Optional.empty());
        assertThat(credentials.perHour()).isEqualTo(60);
    }

    @Test
    void aLimitThatIsReachedIsWaitedForWithoutAsking() {
        github.then(429, "Retry-After: 120");
        Poll limited = poll();
        github.requests();

        clock.forward(Duration.ofSeconds(119));
        Poll early = poll();

        assertThat(limited.outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(limited.pause()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(132));
        assertThat(early.outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void secondaryLimitsThatDoNotSayHowLongAreWaitedForLongerEachTime() {
        github.then(429, "");
        assertThat(poll().pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        clock.forward(Duration.ofSeconds(80));
        github.then(429, "");
        assertThat(poll().pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(108));
    }

    @Test
    void theNextTokenTakesOverFromOneThatIsExhausted() {
        credentials = new Credentials(List.of(new Secret("one"), new Secret("two")));
        feed = feed(REPO);
        github.then(403, "x-ratelimit-remaining: 0|x-ratelimit-reset: 1767272400|Date: Thu, 1 Jan 2026 12:00:00 GMT")
                .then(200, "", Answers.page("PushEvent", 2, 1));

        assertThat(poll().outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(github.requests().stream().map(Fetch.Request::token).distinct())
                .hasSize(2);
        assertThat(credentials.count(Credential.State.EXHAUSTED, clock.instant()))
                .isEqualTo(1);
    }

    @Test
    void whatIsToldToStopAsksNothing() {
        Poll poll = feed.poll(stood, () -> true);

        assertThat(poll.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(github.requests()).isEmpty();
    }

    private void startWithAHundred() {
        github.then(200, MORE + "|ETag: \"first\"", Answers.page("PushEvent", 100, 1))
                .then(200, "", "[]");
        poll();
        github.requests();
    }

    private void start(String page) {
        github.then(200, "ETag: \"first\"", page);
        poll();
        github.requests();
    }

    private Poll poll() {
        Poll poll = feed.poll(stood, () -> false);
        stood = poll.position().or(() -> stood);
        feed.taken(poll);
        return poll;
    }

    private Feed feed(FeedSpec spec) {
        return new Feed(spec, github, credentials, Duration.ofSeconds(10), () -> 0.5, clock);
    }
}
