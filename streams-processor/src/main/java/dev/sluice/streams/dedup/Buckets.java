package dev.sluice.streams.dedup;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Fingerprints by bucket, bounded twice. A bucket that nothing has touched for a while is forgotten; the while is told by the time of
 * the fetch, so that a replay of old days is kept as long as a day of now. And where there would be more fingerprints than may be, the bucket that
 * is untouched for longest makes room; only where it is the only one, that is the bucket which is being filled.
 */
final class Buckets {
    private static final Comparator<Bucket> LONGEST_UNTOUCHED =
            Comparator.comparingLong(Bucket::touchedAt).thenComparingLong(Bucket::number);

    private final KeyValueStore<Long, byte[]> store;
    private final Limits limits;
    private final Listener listener;
    private final Map<Long, Bucket> byNumber = new HashMap<>();
    /** The same, for those who look into all of them. */
    private List<Bucket> all = List.of();

    private boolean indexed;
    private long greatestFetchedAt;
    /** Read by the metrics, from another thread. */
    private final AtomicLong size = new AtomicLong();

    /**
     * How much is remembered.
     *
     * @param keep for how long an untouched bucket is kept, in time of ingestion
     * @param most fingerprints at once, at least 1
     */
    record Limits(Duration keep, long most) {}

    /** Why a bucket was forgotten. */
    enum Why {
        /** Nothing touched it for as long as it is to be kept. */
        UNTOUCHED,
        /** There were as many fingerprints as may be. */
        FULL
    }

    /** Is told what was forgotten. */
    @FunctionalInterface
    interface Listener {
        /** The bucket still has its number and its size. */
        void forgot(Bucket bucket, Why why);
    }

    /**
     * Takes in what the store holds.
     *
     * @param mine which numbers of buckets in the store are of these
     */
    Buckets(KeyValueStore<Long, byte[]> store, LongPredicate mine, Limits limits, Listener listener) {
        this.store = store;
        this.limits = limits;
        this.listener = listener;
        try (var blocks = store.all()) {
            blocks.forEachRemaining(block -> {
                if (mine.test(Block.day(block.key))) {
                    bucket(Block.day(block.key)).restore(block.value);
                }
            });
        }
        byNumber.values().forEach(this::count);
    }

    private void count(Bucket bucket) {
        size.addAndGet(bucket.size());
        greatestFetchedAt = Math.max(greatestFetchedAt, bucket.touchedAt());
    }

    /** From now on it can be asked for what is in; until then it can only be noted. */
    void index() {
        indexed = true;
        all.forEach(Bucket::index);
    }

    boolean isIndexed() {
        return indexed;
    }

    /** Notes a fingerprint in a bucket, as long as nobody asks. */
    void note(long number, long fingerprint, long fetchedAt) {
        greatestFetchedAt = Math.max(greatestFetchedAt, fetchedAt);
        if (size.get() >= limits.most()) {
            makeRoom(number);
        }
        bucket(number).note(fingerprint, fetchedAt);
        size.incrementAndGet();
    }

    /** Adds a fingerprint to a bucket; false where it is in. */
    boolean add(long number, long fingerprint, long fetchedAt) {
        greatestFetchedAt = Math.max(greatestFetchedAt, fetchedAt);
        if (size.get() >= limits.most() && !bucket(number).contains(fingerprint)) {
            makeRoom(number);
        }
        boolean added = bucket(number).add(fingerprint, fetchedAt);
        if (added) {
            size.incrementAndGet();
        }
        return added;
    }

    private void makeRoom(long number) {
        var longest = byNumber.values().stream()
                .filter(bucket -> bucket.number() != number)
                .min(LONGEST_UNTOUCHED)
                .orElseGet(() -> bucket(number));
        forget(List.of(longest), Why.FULL);
    }

    /** Whether any bucket has it. */
    boolean contains(long fingerprint) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(fingerprint)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Forgets the buckets that are untouched for long. */
    void forgetUntouched() {
        long since = greatestFetchedAt - limits.keep().toMillis();
        forget(all.stream().filter(bucket -> bucket.touchedAt() < since).toList(), Why.UNTOUCHED);
    }

    private void forget(Collection<Bucket> buckets, Why why) {
        for (var bucket : buckets) {
            bucket.forget();
            byNumber.remove(bucket.number());
            size.addAndGet(-bucket.size());
            listener.forgot(bucket, why);
        }
        all = List.copyOf(byNumber.values());
    }

    private Bucket bucket(long number) {
        var known = byNumber.get(number);
        if (known != null) {
            return known;
        }
        var added = new Bucket(number, store);
        if (indexed) {
            added.index();
        }
        byNumber.put(number, added);
        all = List.copyOf(byNumber.values());
        return added;
    }

    /** Number of fingerprints. */
    long size() {
        return size.get();
    }

    /** Number of buckets. */
    int count() {
        return all.size();
    }
}
