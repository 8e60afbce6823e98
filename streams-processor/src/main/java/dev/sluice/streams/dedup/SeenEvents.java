package dev.sluice.streams.dedup;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The fingerprints of the events of one bronze partition, by day of event time. A day that no event has touched for a
 * while is forgotten; the while is told by the time of the fetch, so that a replay of old days is kept as long as a day of now.
 */
final class SeenEvents {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final KeyValueStore<Long, byte[]> store;
    private final long keepMs;
    private final Map<Long, Day> days = new HashMap<>();
    private long greatestFetchedAt;
    /** Read by the metrics, from another thread. */
    private final AtomicLong size = new AtomicLong();

    /** Takes in what the store holds. */
    SeenEvents(KeyValueStore<Long, byte[]> store, Duration keep) {
        this.store = store;
        this.keepMs = keep.toMillis();
        try (var blocks = store.all()) {
            blocks.forEachRemaining(block -> day(Block.day(block.key)).restore(block.value));
        }
        days.values().forEach(this::count);
    }

    private void count(Day day) {
        size.addAndGet(day.size());
        greatestFetchedAt = Math.max(greatestFetchedAt, day.touchedAt());
    }

    /** Adds an event; false where it is a copy of one that was added before. */
    boolean add(String type, String id, long createdAt, long fetchedAt) {
        greatestFetchedAt = Math.max(greatestFetchedAt, fetchedAt);
        boolean added = day(Math.floorDiv(createdAt, DAY_MS)).add(Fingerprint.of(type, id, createdAt), fetchedAt);
        if (added) {
            size.incrementAndGet();
        }
        return added;
    }

    /** Forgets the days that are untouched for long. */
    void forgetUntouched() {
        days.values().removeIf(this::forgetIfUntouched);
    }

    private boolean forgetIfUntouched(Day day) {
        boolean untouched = day.touchedAt() < greatestFetchedAt - keepMs;
        if (untouched) {
            day.forget();
            size.addAndGet(-day.size());
        }
        return untouched;
    }

    private Day day(long number) {
        return days.computeIfAbsent(number, n -> new Day(n, store));
    }

    /** Number of fingerprints. */
    long size() {
        return size.get();
    }

    /** Number of days. */
    int days() {
        return days.size();
    }
}
