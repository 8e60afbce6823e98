package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.live.Credentials;
import dev.sluice.ingester.live.Feed;
import dev.sluice.ingester.live.FeedMeters;
import dev.sluice.ingester.live.HttpFetch;
import dev.sluice.ingester.live.LiveConfig;
import dev.sluice.ingester.publish.FeedPublication;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.PollFeeds;
import dev.sluice.ingester.publish.SlotClaim;
import dev.sluice.schemas.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls GitHub's feeds for ever. */
final class PollGithub implements Work {
    private final LiveConfig config;
    private final Ledger ledger;
    private final Patience patience;
    private final Clock clock;
    private final Credentials credentials;
    private final FeedMeters meters;

    PollGithub(LiveConfig config, Ledger ledger, Patience patience, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.ledger = ledger;
        this.patience = patience;
        this.clock = clock;
        this.credentials = new Credentials(config.tokens());
        this.meters = new FeedMeters(registry, credentials, clock);
    }

    @Override
    public List<String> sources() {
        return config.feeds().stream().map(feed -> feed.source()).toList();
    }

    @Override
    public boolean ends() {
        return false;
    }

    @Override
    public void run(SlotClaim slots, SlotShare share, BooleanSupplier stopped) throws Patience.GaveUp {
        var fetch = new HttpFetch(config.github(), config.connectTimeout(), config.timeout());
        var feeds = config.feeds().stream()
                .map(spec -> new Feed(
                        spec,
                        fetch,
                        credentials,
                        config.pollFloor(),
                        () -> ThreadLocalRandom.current().nextDouble(),
                        clock))
                .toList();
        try (var publication = new FeedPublication(slots, Lane.LIVE, ledger, clock)) {
            var polls = new PollFeeds(
                    feeds,
                    publication,
                    share,
                    credentials,
                    meters,
                    System::nanoTime,
                    pause -> LockSupport.parkNanos(pause.toNanos()));
            patience.attempt("polling " + config.github(), () -> polls.run(stopped));
        }
    }
}
