package dev.sluice.streams.dedup;

import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;

/** The fingerprints of the events of one bronze partition, by day of event time, which are the {@link Buckets}. */
final class SeenEvents {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final Buckets days;

    /** Takes in what the store holds. */
    SeenEvents(KeyValueStore<Long, byte[]> store, Buckets.Limits limits, Buckets.Listener listener) {
        this.days = new Buckets(store, day -> true, limits, listener);
        days.index();
    }

    /** Adds an event; false where it is a copy of one that was added before. */
    boolean add(String type, String id, long createdAt, long fetchedAt) {
        return days.add(Math.floorDiv(createdAt, DAY_MS), Fingerprint.of(type, id, createdAt), fetchedAt);
    }

    /** Forgets the days that are untouched for long. */
    void forgetUntouched() {
        days.forgetUntouched();
    }

    /** Number of fingerprints. */
    long size() {
        return days.size();
    }

    /** Number of days. */
    int days() {
        return days.count();
    }
}
