package dev.sluice.benchmarks;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a program made of bronze.
 *
 * @param silver records of each type and the checksum of their values
 * @param counts null where the program counts nothing
 */
record TopologyOutput(Map<EventType, Checksum> silver, EventCounts counts) {
    static TopologyOutput of(Log log, EventCounts counts) {
        var silver = new EnumMap<EventType, Checksum>(EventType.class);
        for (var type : EventType.values()) {
            silver.put(type, log.checksum(Topics.silver(Lane.LIVE, type).name()));
        }
        return new TopologyOutput(silver, counts);
    }

    /** Silver records of all types. */
    long records() {
        return silver.values().stream().mapToLong(Checksum::lines).sum();
    }

    /** No speed is told of two that differ. */
    void requireEqual(TopologyOutput other, String program) {
        if (!silver.equals(other.silver)) {
            throw new IllegalStateException("silver differs, no speed is worth telling: ours is " + silver
                    + ", that of " + program + " " + other.silver);
        }
        var difference = counts == null || other.counts == null ? null : counts.firstDifference(other.counts);
        if (difference != null) {
            throw new IllegalStateException(
                    "counts differ, no speed is worth telling; of ours and " + program + "'s: " + difference);
        }
    }
}
