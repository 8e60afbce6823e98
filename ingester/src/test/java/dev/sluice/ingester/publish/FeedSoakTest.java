package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.fakegithub.EventSource;
import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.ingester.fakegithub.Fault;
import dev.sluice.ingester.fakegithub.Limits;
import dev.sluice.ingester.fakegithub.Served;
import dev.sluice.ingester.live.Credentials;
import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedMeters;
import dev.sluice.ingester.live.FeedSpec;
import dev.sluice.ingester.live.Fetch;
import dev.sluice.ingester.live.HttpFetch;
import dev.sluice.ingester.live.SetClock;
import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ops.Gap;
import dev.sluice.runtime.settings.Secret;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ten hours of polling in which everything goes wrong that can, on a clock of its own: what was served is in bronze or within a
 * gap, and so is what GitHub had and nobody was served.
 */
class FeedSoakTest {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSoakTest.class);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(10);
    private static final double EVENTS_PER_SECOND = 1.5;
    private static final List<FeedSpec> SPECS = List.of(FeedSpec.GLOBAL, FeedSpec.parse("octo/cat"));

    private final SetClock clock = new SetClock(START);
    private final Random dice = new Random(20261126);
    private final LogBench log = new LogBench();
    private final OneRepository events = new OneRepository();
    private final Map<String, Integer> faults = new TreeMap<>();
    private int crashes;

    @ParameterizedTest
    @EnumSource(EventSource.Order.class)
    void whatWasServedIsInBronzeOrWithinAGap(EventSource.Order order) {
        var plan = FakeGithubPlan.standard()
                .events(new EventSource.Shifting(events, EVENTS_PER_SECOND, 300, Duration.ofSeconds(30), order))
                .limits(Limits.OF_GITHUB.rejecting("revoked", 401))
                .skew(Duration.ofMinutes(-7))
                .faults(path -> fault());
        try (var github = FakeGithub.start(plan, clock)) {
            while (!isOver()) {
                live(github);
            }
            tell(github);
            for (FeedSpec spec : SPECS) {
                assertNothingIsLost(spec, github.served());
            }
        }
    }

    /** A process, until it is over or dies. */
    private void live(FakeGithub github) {
        Fetch http = new HttpFetch(github.url(), Duration.ofSeconds(5), Duration.ofMillis(500));
        Fetch fetch = (request, stopped) -> {
            clock.forward(Duration.ofMillis(dice.nextInt(900)));
            spoilACommitNowAndThen();
            // To the end: what is served in the last moment must not be waited for in vain.
            return http.get(request, () -> false);
        };
        var credentials = new Credentials(List.of(new Secret("revoked"), new Secret("good")));
        List<Feed> feeds = SPECS.stream()
                .map(spec -> new Feed(spec, fetch, credentials, Duration.ofSeconds(60), dice::nextDouble, clock))
                .toList();
        var meters = new FeedMeters(new SimpleMeterRegistry(), credentials, clock);
        try (var publication = new FeedPublication(log, Lane.LIVE, new Ledger(List.of()), clock)) {
            var polls =
                    new PollFeeds(feeds, publication, slot -> true, credentials, meters, clock::nanos, clock::forward);
            while (!isOver()) {
                try {
                    polls.run(this::isOver);
                } catch (KafkaException e) {
                    crashes++;
                    clock.forward(Duration.ofSeconds(1));
                    if (dice.nextBoolean()) {
                        return;
                    }
                }
            }
        }
    }

    private boolean isOver() {
        return clock.instant().isAfter(START.plus(LENGTH));
    }

    private void spoilACommitNowAndThen() {
        if (dice.nextInt(50) == 0 && !isCalm()) {
            log.failNextCommit(List.of(Failure.LOST, Failure.DONE_BUT_UNKNOWN, Failure.REFUSED)
                    .get(dice.nextInt(3)));
        }
    }

    /** What a feed had before the first poll that was taken is no promise; the last half hour tells how it stands after all that. */
    private boolean isCalm() {
        return clock.instant().isBefore(START.plus(Duration.ofMinutes(2)))
                || clock.instant().isAfter(START.plus(LENGTH).minus(Duration.ofMinutes(30)));
    }

    /** In one minute of a hundred or so GitHub is down, for some minutes. */
    private Optional<Fault> fault() {
        long minute = Duration.between(START, clock.instant()).toMinutes();
        Optional<Fault> fault = isCalm()
                ? Optional.empty()
                : minute % 97 > 90
                        ? Optional.of(new Fault.ServerError(503))
                        : Optional.ofNullable(oneOf(dice.nextInt(120)));
        fault.ifPresent(met -> faults.merge(met.getClass().getSimpleName(), 1, Integer::sum));
        return fault;
    }

    private Fault oneOf(int number) {
        return switch (number) {
            case 0 -> new Fault.ServerError(500 + dice.nextInt(5));
            case 1 ->
                new Fault.PrimaryLimit(dice.nextBoolean() ? 403 : 429, Duration.ofSeconds(30 + dice.nextInt(270)));
            case 2 -> new Fault.SecondaryLimit(403, Duration.ofSeconds(30), Fault.RetryAfter.SECONDS);
            case 3 -> new Fault.SecondaryLimit(429, Duration.ofSeconds(50), Fault.RetryAfter.DATE);
            case 4 -> new Fault.SecondaryLimit(403, Duration.ofSeconds(50), Fault.RetryAfter.ABSENT);
            case 5 -> new Fault.CutOff(dice.nextInt(10_000));
            case 6 -> new Fault.ShortLength(dice.nextInt(10_000));
            case 7 -> new Fault.HangUp();
            case 8 -> new Fault.Garbage();
            case 9 -> new Fault.HtmlPage();
            case 10, 11, 12, 13 -> new Fault.StaleEtag();
            case 14 -> dice.nextInt(4) == 0 ? new Fault.Slow(5_000) : null;
            case 15 -> dice.nextInt(4) == 0 ? new Fault.NotFound() : null;
            default -> null;
        };
    }

    private void assertNothingIsLost(FeedSpec spec, List<Served> served) {
        Set<Long> bronze = bronze(spec);
        List<Gap> gaps = log.gaps().stream()
                .filter(gap -> gap.getSource().equals(spec.source()))
                .toList();
        List<Long> ids = served.stream()
                .filter(event -> event.path().equals(spec.path()))
                .map(event -> Long.valueOf(event.event().replaceAll(".*:", "")))
                .distinct()
                .toList();
        assertThat(ids).hasSizeGreaterThan(20_000);
        assertThat(ids.stream().filter(id -> !bronze.contains(id) && !isWithin(id, gaps)))
                .as("served by %s, but neither in bronze nor within a gap", spec.path())
                .isEmpty();

        // The first page is where the feed begins for us; what was below it on others belongs to the time before.
        long first = ids.stream().limit(100).mapToLong(Long::longValue).max().orElseThrow();
        long last = ids.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(LongStream.rangeClosed(first, last)
                        .filter(id -> !bronze.contains(id) && !isWithin(id, gaps))
                        .boxed())
                .as("passed through %s, but neither in bronze nor within a gap", spec.path())
                .isEmpty();
        assertThat(gaps).isNotEmpty();
    }

    private boolean isWithin(long id, List<Gap> gaps) {
        Instant happened = events.happened(id);
        return gaps.stream()
                .anyMatch(gap -> !happened.isBefore(gap.getFromTime()) && !happened.isAfter(gap.getToTime()));
    }

    private Set<Long> bronze(FeedSpec spec) {
        var ids = new HashSet<Long>();
        log.committed(Topics.bronze(Lane.LIVE).name()).stream()
                .filter(record -> LogBench.header(record, Headers.SOURCE).equals(spec.source()))
                .forEach(record -> ids.add(events.idOf(record.value())));
        return ids;
    }

    private void tell(FakeGithub github) {
        var lines = new HashMap<String, Integer>();
        log.gaps().forEach(gap -> lines.merge(gap.getSource() + " " + gap.getReason(), 1, Integer::sum));
        LOG.info(
                "{} requests, {} events served, {} bronze records, {} failed commits, gaps {}, faults {}",
                github.answered().size(),
                github.served().size(),
                log.committed(Topics.bronze(Lane.LIVE).name()).size(),
                crashes,
                new TreeMap<>(lines),
                faults);
    }
}
