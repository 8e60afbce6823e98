package dev.sluice.standalone.dlq;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.queries.EventKey;
import java.util.List;
import java.util.Set;

/** Knows which events are in silver already. */
@FunctionalInterface
interface SeenEvents {
    /** Asks about some events of a lane. */
    Known among(Lane lane, List<EventKey> events);

    /**
     * An answer.
     *
     * @param seen those that are in silver
     * @param partitions bronze partitions that the answer covers; of events on others nothing is known
     */
    record Known(Set<EventKey> seen, Set<Integer> partitions) {}
}
