package dev.sluice.streams.twin;

import static dev.sluice.streams.twin.Fact.MERGED_AT;
import static dev.sluice.streams.twin.Fact.SEEN_OPEN_AT;
import static dev.sluice.streams.twin.Fact.SEEN_UNMERGED_AT;
import static dev.sluice.streams.twin.Fact.TOLD_CLOSED_AT;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.TwinOutcome;
import java.time.Duration;
import java.time.Instant;

/** Outcome and time of closing, derived anew from the facts that tell of opening, closing and merging. */
final class Standing {
    /** The time of an event may be that much later than the time it tells of; seen were up to four seconds. */
    private static final Duration EVENT_AFTER_FACT = Duration.ofSeconds(5);

    private static final String CLOSED_AT = "closed_at";
    private static final String OUTCOME = "outcome";

    private Standing() {}

    static void derive(PullRequestTwin twin) {
        if (twin.getMergedAt() != null) {
            set(twin, TwinOutcome.MERGED, MERGED_AT, closing(twin, MERGED_AT));
            return;
        }
        var closing = closing(twin, SEEN_UNMERGED_AT);
        var closedAt = closing.time(twin);
        var openAt = twin.getSeenOpenAt();
        if (closedAt == null || (openAt != null && openAt.isAfter(closedAt))) {
            set(twin, openAt == null ? TwinOutcome.UNKNOWN : TwinOutcome.OPEN, SEEN_OPEN_AT, null);
        } else if (reaches(twin.getSeenUnmergedAt(), closedAt)) {
            set(twin, TwinOutcome.CLOSED, SEEN_UNMERGED_AT, closing);
        } else {
            set(twin, TwinOutcome.UNKNOWN, null, closing);
        }
    }

    /** Which fact has the time of the last closing: the one that was told, unless it is that of one before. */
    private static Fact closing(PullRequestTwin twin, Fact otherwise) {
        var told = twin.getToldClosedAt();
        var at = otherwise.time(twin);
        return told != null && (at == null || reaches(told, at)) ? TOLD_CLOSED_AT : otherwise;
    }

    /** Whether the one is of the same closing as the other, or of a later one. */
    private static boolean reaches(Instant one, Instant other) {
        return one != null && !one.isBefore(other.minus(EVENT_AFTER_FACT));
    }

    /**
     * Notes both with their origins.
     *
     * @param of fact that the outcome follows from; null for none
     * @param closing fact that has the time of closing; null for none
     */
    private static void set(PullRequestTwin twin, TwinOutcome outcome, Fact of, Fact closing) {
        twin.setOutcome(outcome);
        copyOrigin(twin, OUTCOME, of);
        twin.setClosedAt(closing == null ? null : closing.time(twin));
        copyOrigin(twin, CLOSED_AT, closing);
    }

    private static void copyOrigin(PullRequestTwin twin, String field, Fact of) {
        var origin = of == null ? null : of.origin(twin);
        if (origin == null) {
            twin.getOrigins().remove(field);
        } else {
            twin.getOrigins().put(field, origin);
        }
    }
}
