package dev.sluice.streams.twin;

import static dev.sluice.streams.twin.Fact.SEEN_OPEN_AT;
import static dev.sluice.streams.twin.Fact.SEEN_UNMERGED_AT;
import static dev.sluice.streams.twin.Fact.TOLD_CLOSED_AT;

import dev.sluice.gold.PullRequestTwin;
import java.time.Instant;

/**
 * How an event says that its pull request stands; null where it does not say it.
 *
 * @param state open or closed
 * @param updatedAt when that was so: a payload may be older than its event
 * @param closedAt when it was closed or merged; null while open
 * @param mergedAt when it was merged
 */
record State(String state, Instant updatedAt, Instant closedAt, Instant mergedAt) {
    /** @param prefix of the fields that it was read from */
    void tell(PullRequestTwin twin, Teller teller, String prefix) {
        TOLD_CLOSED_AT.told(twin, teller, prefix + "closed_at", closedAt);
        if ("open".equals(state) && updatedAt != null) {
            SEEN_OPEN_AT.told(twin, teller, prefix + "updated_at", updatedAt);
        }
    }

    /**
     * Where it says of merges too, a closing without one was none.
     *
     * @param prefix of the fields that it was read from
     */
    void tellUnmerged(PullRequestTwin twin, Teller teller, String prefix) {
        if (state != null && mergedAt == null) {
            SEEN_UNMERGED_AT.told(twin, teller, prefix + "closed_at", closedAt);
        }
    }
}
