package dev.sluice.streams.dedup;

import org.apache.kafka.streams.state.KeyValueStore;

/** The events of one day of event time that were seen on one bronze partition. */
final class Day {
    /** A copy alone postpones the end of its day by no less than this: so copies hardly cost a write. */
    private static final long TOUCH_EVERY_MS = 60_000;

    private final long number;
    private final KeyValueStore<Long, byte[]> store;
    private final LongSet seen = new LongSet();
    private Block block = new Block();
    private int blocks;

    /** @param number days since 1970 */
    Day(long number, KeyValueStore<Long, byte[]> store) {
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

    /** Adds an event; false where it is a copy. */
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

    /** Removes it from the store. */
    void forget() {
        for (int i = 0; i < blocks; i++) {
            store.delete(Block.key(number, i));
        }
    }

    /** When the last event of this day, or copy of one, was fetched. */
    long touchedAt() {
        return block.touchedAt();
    }

    int size() {
        return seen.size();
    }
}
