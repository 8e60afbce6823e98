package dev.sluice.ingester.live;

import dev.sluice.schemas.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What {@code /metrics} tells of polled feeds, by their kind; counted once a poll is committed. */
public final class FeedMeters {
    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final Clock clock;

    /** @param clock for lateness, and for when a token may ask again */
    public FeedMeters(MeterRegistry registry, Credentials credentials, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Credential.State state : Credential.State.values()) {
            Gauge.builder("sluice.ingest.feed.tokens", credentials, it -> it.count(state, clock.instant()))
                    .description("tokens by what they can do now")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("sluice.ingest.feed.rate.remaining", credentials, FeedMeters::remaining)
                .description("requests left, as the last answers told; unknown before the first")
                .register(registry);
    }

    /** Counts a poll. */
    public void count(FeedKind kind, Poll poll) {
        String label = kind.label();
        counter(
                        "sluice.ingest.feed.polls",
                        label,
                        "outcome",
                        poll.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        counter("sluice.ingest.feed.requests", label).increment(poll.tally().requests());
        counter("sluice.ingest.feed.events", label).increment(poll.events().size());
        counter("sluice.ingest.feed.broken.pages", label).increment(poll.tally().brokenPages());
        counter("sluice.ingest.feed.stale.etags", label).increment(poll.tally().staleEtags());
        poll.gap()
                .ifPresent(gap -> counter("sluice.ingest.feed.gaps", label, "reason", gap.getReason())
                        .increment());
        countOverlap(label, poll);
        poll.events().forEach(fetched -> countEvent(label, fetched));
    }

    private void countOverlap(String label, Poll poll) {
        int distinct = poll.tally().distinct();
        if (distinct > 0) {
            summary("sluice.ingest.feed.distinct", label).record(distinct);
            if (poll.tally().judged()) {
                summary("sluice.ingest.feed.overlap", label)
                        .record((double) poll.tally().common() / distinct);
            }
        }
    }

    private void countEvent(String label, Poll.Fetched fetched) {
        // Of the catalogue only: a hostile answer must not make up labels.
        String type = EventType.ofGithubName(fetched.event().type().orElse("")).githubName();
        Counter.builder("sluice.ingest.feed.types")
                .tags(KIND, label, "page", Integer.toString(fetched.page()), "type", type)
                .register(registry)
                .increment();
        if (fetched.fresh()) {
            fetched.event().createdAt().ifPresent(created -> lateness(label, created));
        }
    }

    private void lateness(String label, Instant created) {
        Duration late = Duration.between(created, clock.instant());
        Timer.builder("sluice.ingest.feed.lateness")
                .description("from created_at to the poll that first had the event")
                .tag(KIND, label)
                .serviceLevelObjectives(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofDays(1),
                        Duration.ofDays(30))
                .register(registry)
                .record(late.isNegative() ? Duration.ZERO : late);
    }

    private Counter counter(String name, String kind, String... more) {
        return Counter.builder(name).tag(KIND, kind).tags(more).register(registry);
    }

    private DistributionSummary summary(String name, String kind) {
        return DistributionSummary.builder(name).tag(KIND, kind).register(registry);
    }

    private static double remaining(Credentials credentials) {
        var left = credentials.remaining();
        return left.isPresent() ? left.getAsLong() : Double.NaN;
    }
}
