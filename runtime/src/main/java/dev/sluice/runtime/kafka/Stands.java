package dev.sluice.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far partitions are read, as far as offsets tell; where they do not, a probe is asked. Only a partition that stands
 * still is worth one, and one that was found empty is not probed again until it moves.
 */
final class Stands {
    private final Probe probe;
    private final Map<TopicPartition, Stand> last = new HashMap<>();

    Stands(Probe probe) {
        this.probe = probe;
    }

    /**
     * Whether there may be a committed record between the two offsets.
     *
     * @param next offset that the group has committed
     * @param end of the partition, uncommitted records included
     */
    boolean isUnread(TopicPartition partition, long next, long end) {
        if (next >= end) {
            return false;
        }
        var before = last.get(partition);
        boolean still = before != null && before.next() == next && before.end() == end;
        boolean empty = still && (before.empty() || !probe.hasRecord(partition, next, end));
        last.put(partition, new Stand(next, end, empty));
        return !empty;
    }

    /** Looks for records. */
    @FunctionalInterface
    interface Probe {
        /** Whether a committed record lies from {@code next} to {@code end}, exclusive. */
        boolean hasRecord(TopicPartition partition, long next, long end);
    }

    /**
     * How a partition stood when it was last asked for.
     *
     * @param next committed offset of the group
     * @param end of the partition
     * @param empty a probe found no record between the two
     */
    private record Stand(long next, long end, boolean empty) {}
}
