package dev.sluice.ingester.live;

import java.time.Duration;

/** What the polls of a feed cost and bring, on average; newer ones weigh more. */
public final class FeedPace {
    private static final double WEIGHT = 0.3;

    private Duration asked = Duration.ofMinutes(1);
    private double cost;
    private double eventsPerSecond;

    /** Of a feed that was not polled yet. */
    public FeedPace(FeedKind kind) {
        cost = kind == FeedKind.GLOBAL ? FeedSpec.PAGES : 1;
    }

    /** Counts a poll that came to its end, so long after the one before it. */
    public void add(Poll poll, Duration sinceLast) {
        asked = poll.pause();
        cost = average(cost, poll.tally().charged());
        int fresh =
                poll.tally().judged() ? poll.tally().distinct() - poll.tally().common() : 0;
        eventsPerSecond = average(eventsPerSecond, fresh * 1000.0 / Math.max(1000, sinceLast.toMillis()));
    }

    /** What it wants. */
    public RatePlan.Demand demand() {
        return new RatePlan.Demand(asked, cost, eventsPerSecond);
    }

    private static double average(double before, double now) {
        return before + WEIGHT * (now - before);
    }
}
