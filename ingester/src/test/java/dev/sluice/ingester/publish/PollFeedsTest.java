package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.live.Answers;
import dev.sluice.ingester.live.Credentials;
import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedMeters;
import dev.sluice.ingester.live.FeedSpec;
import dev.sluice.ingester.live.Fetch;
import dev.sluice.ingester.live.SetClock;
import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.runtime.settings.Secret;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class PollFeedsTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final FeedSpec ONE = FeedSpec.parse("apache/kafka");
    private static final FeedSpec OTHER = FeedSpec.parse("apache/flink");

    private final SetClock clock = new SetClock(START);
    private final LogBench log = new LogBench();
    private final FeedPublication publication = new FeedPublication(log, Lane.LIVE, new Ledger(List.of()), clock);
    private Credentials credentials = new Credentials(List.of());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Set<Integer> owned =
            new HashSet<>(IntStream.range(0, Topics.SLOTS).boxed().toList());
    private final List<String> asked = new ArrayList<>();
    private int number;
    private int eventsPerPoll = 1;

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void eachFeedIsPolledAsOftenAsGithubAllows() {
        credentials = new Credentials(List.of(new Secret("token")));
        run(polls(ONE), Duration.ofMinutes(10));

        assertThat(asked).hasSize(10);
    }

    @Test
    void withoutATokenAllFeedsTogetherKeepToSixtyRequestsAnHour() {
        FeedSpec[] many =
                IntStream.range(0, 10).mapToObj(i -> FeedSpec.parse("a/b" + i)).toArray(FeedSpec[]::new);

        run(polls(many), Duration.ofHours(5));

        assertThat(asked.size()).isBetween(5 * 40, 5 * 60 + 10);
        assertThat(asked.stream().distinct()).hasSize(10);
    }

    @Test
    void feedsOfSlotsThatAreNotOursAreLeftAlone() {
        owned.remove(Topics.slot(OTHER.source()));
        PollFeeds polls = polls(ONE, OTHER);
        run(polls, Duration.ofMinutes(3));
        assertThat(asked).isNotEmpty().allMatch(page -> page.startsWith(ONE.path()));

        owned.remove(Topics.slot(ONE.source()));
        owned.add(Topics.slot(OTHER.source()));
        asked.clear();
        run(polls, Duration.ofMinutes(3));

        assertThat(asked).isNotEmpty().allMatch(page -> page.startsWith(OTHER.path()));
        assertThat(log.allClosedBut(1)).isTrue();
    }

    @Test
    void withoutAnySlotItWaitsAndLooks() {
        owned.clear();

        run(polls(ONE), Duration.ofMinutes(1));

        assertThat(asked).isEmpty();
    }

    @Test
    void aPollWhoseCommitFailedIsNextAgainAtOnce() {
        PollFeeds polls = polls(ONE);
        log.failNextCommit(Failure.LOST);

        assertThatThrownBy(() -> run(polls, Duration.ofMinutes(1))).isInstanceOf(KafkaException.class);
        run(polls, Duration.ofMillis(1));

        assertThat(asked).hasSize(2);
        assertThat(log.bronze()).hasSize(1);
    }

    @Test
    void aSlotThatWasAwayAndIsOursAgainIsClaimedAnew() {
        log.failNextCommit(Failure.FENCED);

        run(polls(ONE), Duration.ofSeconds(30));

        assertThat(log.claims()).isEqualTo(2);
        assertThat(log.bronze()).hasSize(1);
    }

    @Test
    void aSlotThatAnotherTakesAgainAndAgainEndsTheRun() {
        PollFeeds polls = polls(
                (request, stopped) -> {
                    log.failNextCommit(Failure.FENCED);
                    return Answers.of(200, "", Answers.page("PushEvent", 2, 1));
                },
                ONE);

        assertThatThrownBy(() -> run(polls, Duration.ofMinutes(1))).isInstanceOf(SlotTakenOver.class);
        assertThat(log.claims()).isEqualTo(2);
    }

    @Test
    void aSlotThatIsTakenWhenItIsOursNoMoreEndsNothing() {
        Fetch losing = (request, stopped) -> {
            owned.clear();
            return Answers.of(200, "", Answers.page("PushEvent", 2, 1));
        };
        log.failNextCommit(Failure.FENCED);

        run(polls(losing, ONE), Duration.ofMinutes(2));

        assertThat(log.bronze()).isEmpty();
    }

    @Test
    void itsPollsAreMeasuredByKind() {
        eventsPerPoll = 3;
        run(polls(ONE, FeedSpec.GLOBAL), Duration.ofMinutes(1));

        assertThat(registry.get("sluice.ingest.feed.polls")
                        .tags("kind", "repo", "outcome", "taken")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("sluice.ingest.feed.types")
                        .tags("kind", "global", "page", "2", "type", "PushEvent")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("sluice.ingest.feed.distinct")
                        .tags("kind", "repo")
                        .summary()
                        .max())
                .isEqualTo(3);
        assertThat(registry.get("sluice.ingest.feed.lateness")
                        .tags("kind", "repo")
                        .timer()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("sluice.ingest.feed.tokens")
                        .tags("state", "ok")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("sluice.ingest.feed.rate.remaining").gauge().value())
                .isEqualTo(42);
    }

    private void run(PollFeeds polls, Duration length) {
        Instant end = clock.instant().plus(length);
        polls.run(() -> !clock.instant().isBefore(end));
    }

    private PollFeeds polls(FeedSpec... specs) {
        return polls(
                (request, stopped) -> {
                    asked.add(request.page());
                    number += eventsPerPoll;
                    return Answers.of(
                            200,
                            "X-Poll-Interval: 60|X-RateLimit-Remaining: 42",
                            Answers.page("PushEvent", number, number - eventsPerPoll + 1));
                },
                specs);
    }

    private PollFeeds polls(Fetch github, FeedSpec... specs) {
        List<Feed> feeds = List.of(specs).stream()
                .map(spec -> new Feed(spec, github, credentials, Duration.ofSeconds(10), () -> 0.5, clock))
                .toList();
        var meters = new FeedMeters(registry, credentials, clock);
        return new PollFeeds(feeds, publication, owned::contains, credentials, meters, clock::nanos, clock::forward);
    }
}
