package dev.sluice.streams.dedup;

import java.nio.ByteBuffer;

/**
 * A few hundred fingerprints of one day of event time, as they are stored: when the block was last touched (milliseconds
 * since 1970, 8 bytes), then the fingerprints (8 bytes each), then zeros. The bytes are written in place: the store
 * holds the same array until it writes it, once per commit.
 */
final class Block {
    static final int CAPACITY = 511;

    private static final int HEADER = Long.BYTES;
    private static final int KEY_BITS = 20;

    private final byte[] stored;
    private final ByteBuffer bytes;
    private int size;

    /** An empty one. */
    Block() {
        this(new byte[HEADER + CAPACITY * Long.BYTES]);
    }

    private Block(byte[] stored) {
        this.stored = stored;
        this.bytes = ByteBuffer.wrap(stored);
    }

    /** A stored one, to be written on: a copy. */
    static Block of(byte[] stored) {
        var block = new Block(stored.clone());
        while (block.size < CAPACITY && block.fingerprint(block.size) != Fingerprint.NONE) {
            block.size++;
        }
        return block;
    }

    /** Key of the nth block of a day; the blocks of a day stand together. */
    static long key(long day, int number) {
        return day << KEY_BITS | number;
    }

    /** The day of a key. */
    static long day(long key) {
        return key >> KEY_BITS;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    int size() {
        return size;
    }

    long fingerprint(int place) {
        return bytes.getLong(HEADER + place * Long.BYTES);
    }

    void add(long fingerprint) {
        bytes.putLong(HEADER + size * Long.BYTES, fingerprint);
        size++;
    }

    long touchedAt() {
        return bytes.getLong(0);
    }

    void touch(long fetchedAt) {
        bytes.putLong(0, fetchedAt);
    }

    byte[] bytes() {
        return stored;
    }
}
