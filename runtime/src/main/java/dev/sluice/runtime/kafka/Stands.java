package dev.sluice.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * How far partitions are read, as far as offsets tell; where they do not, a probe is asked. A probe costs a consumer, so
 * only a partition that has stood still for longer than groups take to commit is worth one, and none is probed twice as it
 * stands.
 */
final class Stands {
    /** Groups of ours commit every second; a probe in between would only find what is being read. */
    static final Duration STILL_FOR = Duration.ofSeconds(2);

    private final Probe probe;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Stand> last = new HashMap<>();

    /** @param nanoTime a clock that only goes forward */
    Stands(Probe probe, LongSupplier nanoTime) {
        this.probe = probe;
        this.nanoTime = nanoTime;
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
        long now = nanoTime.getAsLong();
        var stand = last.get(partition);
        if (stand == null || stand.next() != next || stand.end() != end) {
            stand = new Stand(next, end, now, null);
        } else if (stand.hasRecord() == null && now - stand.since() >= STILL_FOR.toNanos()) {
            stand = new Stand(next, end, stand.since(), probe.hasRecord(partition, next, end));
        }
        last.put(partition, stand);
        return !Boolean.FALSE.equals(stand.hasRecord());
    }

    /** Looks for records. */
    @FunctionalInterface
    interface Probe {
        /** Whether a committed record lies from {@code next} to {@code end}, exclusive. */
        boolean hasRecord(TopicPartition partition, long next, long end);
    }

    /**
     * How a partition stands.
     *
     * @param next committed offset of the group
     * @param end of the partition
     * @param since when it was first seen so
     * @param hasRecord what a probe found between the two; null: not probed
     */
    private record Stand(long next, long end, long since, Boolean hasRecord) {}
}
