package dev.sluice.ingester.live;

import java.time.Duration;
import java.util.List;

/**
 * Shares the requests of an hour among all feeds. Each is asked as often as GitHub allows while that can be paid; else all are
 * stretched alike, but none beyond the point where it would overlap with its last poll by less than 30 %.
 */
public final class RatePlan {
    private static final double FRESH_AT_MOST = 0.7;
    private static final double RESERVE = 0.1;
    private static final double LONGEST_STRETCH = 1 << 12;
    private static final int HALVINGS = 40;
    private static final double SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();
    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private RatePlan() {}

    /**
     * What a feed wants.
     *
     * @param asked pause that GitHub asks for
     * @param cost requests of a poll that count against the limit, on average
     * @param eventsPerSecond new ones, on average; 0 where none are known
     */
    public record Demand(Duration asked, double cost, double eventsPerSecond) {
        private double interval(double stretch) {
            double least = Math.max(asked.toMillis(), 1) / 1000.0;
            return Math.max(least, Math.min(least * stretch, most()));
        }

        private double most() {
            return eventsPerSecond <= 0
                    ? LONGEST_SECONDS
                    : Math.min(LONGEST_SECONDS, FRESH_AT_MOST * FeedSpec.PER_PAGE / eventsPerSecond);
        }
    }

    /**
     * The pause of each feed, in the order of the demands.
     *
     * @param perHour requests that are allowed; a tenth is left for others
     */
    public static List<Duration> pauses(List<Demand> demands, long perHour) {
        double budget = perHour * (1 - RESERVE) / SECONDS_PER_HOUR;
        double stretch = stretch(demands, budget);
        double over = Math.max(1, spent(demands, stretch) / budget);
        return demands.stream()
                .map(demand -> Duration.ofMillis(Math.round(demand.interval(stretch) * over * 1000)))
                .toList();
    }

    /** The least that can be paid; the longest where none can. */
    private static double stretch(List<Demand> demands, double budget) {
        double paid = LONGEST_STRETCH;
        double unpaid = 1;
        if (spent(demands, unpaid) <= budget) {
            return unpaid;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (paid + unpaid) / 2;
            if (spent(demands, middle) <= budget) {
                paid = middle;
            } else {
                unpaid = middle;
            }
        }
        return paid;
    }

    private static double spent(List<Demand> demands, double stretch) {
        return demands.stream()
                .mapToDouble(demand -> demand.cost() / demand.interval(stretch))
                .sum();
    }
}
