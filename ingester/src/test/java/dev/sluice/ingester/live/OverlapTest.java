package dev.sluice.ingester.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final FeedSpec REPO = FeedSpec.parse("apache/kafka");

    @Test
    void aPollThatEndsAmongKnownEventsOverlaps() throws BrokenPage {
        var overlap = new Overlap(FeedKind.REPO, events("PushEvent", 20, 5), keys("PushEvent", 10, 1));

        assertThat(overlap.common()).isEqualTo(6);
        assertThat(overlap.detached()).isEmpty();
    }

    @Test
    void oneKnownEventAtTheEndMayStandAboveOthersThatWereNeverSeen() throws BrokenPage {
        var overlap = new Overlap(FeedKind.REPO, events("PushEvent", 20, 10), keys("PushEvent", 10, 1));

        assertThat(overlap.detached()).containsExactly(keys("PushEvent", 20, 10));
    }

    @Test
    void aLateEventAmongTheKnownOnesAtTheEndIsNoGap() throws BrokenPage {
        List<PageEvent> walked =
                join(join(events("PushEvent", 20, 2), events("WatchEvent", 7, 7)), events("PushEvent", 1, 1));

        assertThat(new Overlap(FeedKind.REPO, walked, keys("PushEvent", 10, 1)).detached())
                .isEmpty();
    }

    @Test
    void inAPollOfAFewEventsOneInCommonIsEnough() throws BrokenPage {
        var overlap = new Overlap(FeedKind.REPO, events("PushEvent", 14, 10), keys("PushEvent", 10, 1));

        assertThat(overlap.detached()).isEmpty();
    }

    @Test
    void theSameIdUnderAnotherTypeIsAnotherEvent() throws BrokenPage {
        var overlap = new Overlap(FeedKind.REPO, events("PushEvent", 10, 1), keys("WatchEvent", 10, 1));

        assertThat(overlap.common()).isZero();
        assertThat(overlap.detached()).containsExactly(keys("PushEvent", 10, 1));
    }

    @Test
    void eventsThatShiftFromPageToPageCountOnce() throws BrokenPage {
        List<PageEvent> walked = join(events("PushEvent", 100, 51), events("PushEvent", 60, 30));

        assertThat(new Overlap(FeedKind.GLOBAL, walked, List.of()).distinct()).hasSize(71);
    }

    @Test
    void thePushesOfTheGlobalFeedMustOverlapForThemselves() throws BrokenPage {
        List<PageEvent> walked = join(events("PushEvent", 500, 401), events("IssuesEvent", 300, 101));
        List<String> recent = join(keys("PushEvent", 300, 201), keys("IssuesEvent", 250, 51));

        var overlap = new Overlap(FeedKind.GLOBAL, walked, recent);

        assertThat(overlap.common()).isEqualTo(150);
        assertThat(overlap.detached()).containsExactly(keys("PushEvent", 500, 401));
        assertThat(overlap.newestBefore("PushEvent:401")).isEqualTo("PushEvent:300");
    }

    @Test
    void aPartWithFewEventsIsJudgedWithTheWhole() throws BrokenPage {
        List<PageEvent> walked = join(events("PushEvent", 205, 190), events("IssuesEvent", 10, 9));
        List<String> recent = join(keys("PushEvent", 200, 101), keys("IssuesEvent", 5, 1));

        assertThat(new Overlap(FeedKind.GLOBAL, walked, recent).detached()).isEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedNewestFirst() throws BrokenPage {
        var overlap = new Overlap(FeedKind.REPO, events("PushEvent", 12, 8), keys("PushEvent", 10, 1));

        assertThat(overlap.remembered(7)).isEqualTo(keys("PushEvent", 12, 6));
    }

    @Test
    void theIssuesOfTheGlobalFeedDoNotPushOutThePushes() throws BrokenPage {
        List<String> recent = join(keys("IssuesEvent", 500, 101), keys("PushEvent", 100, 1));
        var overlap = new Overlap(FeedKind.GLOBAL, events("IssuesEvent", 700, 501), recent);

        assertThat(overlap.remembered(600)).isEqualTo(join(keys("IssuesEvent", 700, 401), keys("PushEvent", 100, 1)));
    }

    @Test
    void aGapTellsWhatItLiesBetween() throws BrokenPage {
        Gap gap = find(events("PushEvent", 300, 201), false, false, NOW).orElseThrow();

        assertThat(gap.getSource()).isEqualTo("live:/repos/apache/kafka/events");
        assertThat(gap.getPoll()).isEqualTo(8);
        assertThat(gap.getAfterEvent()).isEqualTo("PushEvent:100");
        assertThat(gap.getBeforeEvent()).isEqualTo("PushEvent:201");
        assertThat(gap.getFromTime()).isEqualTo(Instant.parse("2026-01-01T00:01:40Z"));
        assertThat(gap.getToTime()).isEqualTo(Instant.parse("2026-01-01T00:03:28Z"));
        assertThat(gap.getReason()).isEqualTo("NO_OVERLAP");
        assertThat(gap.getDetectedAt()).isEqualTo(NOW);
    }

    @Test
    void whereBothPartsAreDetachedTheGapEndsWhereTheLastOfThemBegins() throws BrokenPage {
        List<String> recent = join(keys("PushEvent", 100, 1), keys("IssuesEvent", 100, 1));
        List<PageEvent> polled = join(events("PushEvent", 900, 801), events("IssuesEvent", 900, 701));
        var before = new FeedPosition(7L, Map.of(), recent, Instant.parse("2026-01-01T00:01:40Z"), NOW);

        Gap gap = GapFinder.find(
                        FeedSpec.GLOBAL, before, new Overlap(FeedKind.GLOBAL, polled, recent), false, false, NOW)
                .orElseThrow();

        assertThat(gap.getBeforeEvent()).isEqualTo("PushEvent:801");
        assertThat(gap.getFromTime()).isEqualTo(Instant.parse("2026-01-01T00:01:40Z"));
        assertThat(gap.getToTime()).isEqualTo(Instant.parse("2026-01-01T00:13:28Z"));
    }

    @Test
    void behindFailedPollsTheReasonIsUpstream() throws BrokenPage {
        assertThat(find(events("PushEvent", 300, 201), false, true, NOW))
                .map(Gap::getReason)
                .contains("UPSTREAM");
    }

    @Test
    void aFeedThatIsSeenToItsEndHidesNothingWithinGithubsRetention() throws BrokenPage {
        List<PageEvent> few = events("PushEvent", 300, 299);

        assertThat(find(few, true, false, NOW)).isEmpty();
        assertThat(find(List.of(), true, false, NOW)).isEmpty();
        assertThat(find(few, true, false, NOW.plus(Duration.ofDays(31))))
                .map(Gap::getReason)
                .contains("UPSTREAM");
        assertThat(find(List.of(), true, false, NOW.plus(Duration.ofDays(31)))).isPresent();
    }

    @Test
    void theTimesOfAGapAreInOrderEvenWhereTheFeedIsNot() throws BrokenPage {
        Gap gap = find(join(events("PushEvent", 300, 201), events("WatchEvent", 50, 50)), false, false, NOW)
                .orElseThrow();

        assertThat(gap.getFromTime()).isEqualTo(Instant.parse("2026-01-01T00:00:50Z"));
        assertThat(gap.getToTime()).isEqualTo(Instant.parse("2026-01-01T00:03:27Z"));
    }

    private static Optional<Gap> find(List<PageEvent> polled, boolean toItsEnd, boolean troubled, Instant now)
            throws BrokenPage {
        List<String> recent = keys("PushEvent", 100, 1);
        var before =
                new FeedPosition(7L, Map.of(), recent, Instant.parse("2026-01-01T00:01:40Z"), NOW.minusSeconds(60));
        return GapFinder.find(REPO, before, new Overlap(FeedKind.REPO, polled, recent), toItsEnd, troubled, now);
    }

    private static List<PageEvent> events(String type, int newest, int oldest) throws BrokenPage {
        return PageSplitter.split(Answers.page(type, newest, oldest).getBytes(UTF_8));
    }

    private static List<String> keys(String type, int newest, int oldest) throws BrokenPage {
        return events(type, newest, oldest).stream()
                .map(event -> event.key().orElseThrow())
                .toList();
    }

    private static <T> List<T> join(List<T> one, List<T> other) {
        return new ArrayList<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
