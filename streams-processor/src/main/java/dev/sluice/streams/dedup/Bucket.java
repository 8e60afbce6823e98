package dev.sluice.streams.dedup;

import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Fingerprints that are kept, stored and forgotten together: those of one day. They are only noted, 8 bytes each, until somebody asks
 * for one of them: then they are in a set as well.
 */
final class Bucket {
    /** A copy alone postpones the end of its bucket by no less than this: so copies hardly cost a write. */
    private static final long TOUCH_EVERY_MS = 60_000;

    private final long number;
    private final KeyValueStore<Long, byte[]> store;
    private Block block = new Block();
    private int blocks;
    private int size;
    /** Null until somebody asks. */
    private LongSet seen;

    /** @param number unique in the store */
    Bucket(long number, KeyValueStore<Long, byte[]> store) {
        this.number = number;
        this.store = store;
    }

    /** Takes a stored block in; they come in the order of their keys. */
    void restore(byte[] stored) {
        block = Block.of(stored);
        blocks++;
        size += block.size();
    }

    /** Makes the set. What was noted twice is the second of its kind. */
    void index() {
        if (seen != null) {
            return;
        }
        seen = new LongSet();
        for (int i = 0; i < blocks; i++) {
            var stored = Block.of(store.get(Block.key(number, i)));
            for (int place = 0; place < stored.size(); place++) {
                addNext(stored.fingerprint(place));
            }
        }
    }

    private void addNext(long first) {
        int nth = 1;
        while (nth <= SeenOccurrences.MOST_ALIKE && !seen.add(Fingerprint.nth(first, nth))) {
            nth++;
        }
    }

    /** Notes a fingerprint, whether it is in or not; as long as there is no set. */
    void note(long fingerprint, long fetchedAt) {
        append(fingerprint);
        touch(fetchedAt);
    }

    /** Adds a fingerprint to the set; false where it is in. */
    boolean add(long fingerprint, long fetchedAt) {
        boolean added = seen.add(fingerprint);
        if (added) {
            append(fingerprint);
        }
        if (added || fetchedAt - block.touchedAt() >= TOUCH_EVERY_MS) {
            touch(fetchedAt);
        }
        return added;
    }

    private void touch(long fetchedAt) {
        block.touch(Math.max(fetchedAt, block.touchedAt()));
        store.put(Block.key(number, blocks - 1), block.bytes());
    }

    private void append(long fingerprint) {
        if (blocks == 0 || block.isFull()) {
            long touchedAt = block.touchedAt();
            block = new Block();
            block.touch(touchedAt);
            blocks++;
        }
        block.add(fingerprint);
        size++;
    }

    boolean contains(long fingerprint) {
        return seen.contains(fingerprint);
    }

    /** Removes it from the store. */
    void forget() {
        for (int i = 0; i < blocks; i++) {
            store.delete(Block.key(number, i));
        }
    }

    long number() {
        return number;
    }

    /** When the last of its events, or a copy of one, was fetched. */
    long touchedAt() {
        return block.touchedAt();
    }

    int size() {
        return size;
    }
}
