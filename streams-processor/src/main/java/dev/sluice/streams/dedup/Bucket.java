package dev.sluice.streams.dedup;

import org.apache.kafka.streams.state.KeyValueStore;

/** Fingerprints that are kept, stored and forgotten together: those of one day. */
final class Bucket {
    /** A copy alone postpones the end of its bucket by no less than this: so copies hardly cost a write. */
    private static final long TOUCH_EVERY_MS = 60_000;

    private final long number;
    private final KeyValueStore<Long, byte[]> store;
    private final LongSet seen = new LongSet();
    private Block block = new Block();
    private int blocks;

    /** @param number unique in the store */
    Bucket(long number, KeyValueStore<Long, byte[]> store) {
        this.number = number;
        this.store = store;
    }

    /** Takes a stored block in; they come in the order of their keys. */
    void restore(byte[] stored) {
        block = Block.of(stored);
        blocks++;
        for (int i = 0; i < block.size(); i++) {
            seen.add(block.fingerprint(i));
        }
    }

    /** Adds a fingerprint; false where it is in. */
    boolean add(long fingerprint, long fetchedAt) {
        boolean added = seen.add(fingerprint);
        if (added) {
            append(fingerprint);
        }
        if (added || fetchedAt - block.touchedAt() >= TOUCH_EVERY_MS) {
            block.touch(Math.max(fetchedAt, block.touchedAt()));
            store.put(Block.key(number, blocks - 1), block.bytes());
        }
        return added;
    }

    private void append(long fingerprint) {
        if (blocks == 0 || block.isFull()) {
            long touchedAt = block.touchedAt();
            block = new Block();
            block.touch(touchedAt);
            blocks++;
        }
        block.add(fingerprint);
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
        return seen.size();
    }
}
