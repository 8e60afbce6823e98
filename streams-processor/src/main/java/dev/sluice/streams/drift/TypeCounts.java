package dev.sluice.streams.drift;

import dev.sluice.streams.watch.Observed;
import dev.sluice.streams.watch.WatchedType;
import java.nio.ByteBuffer;

/**
 * What was counted of the events of one type in one feed, as it is stored: events (8 bytes), events of the window (4), then for each
 * watch four numbers of 4 bytes: its {@link Baseline}, and how many events of the window had it. Written in place.
 */
final class TypeCounts {
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int WATCH = 4 * Integer.BYTES;

    private final ByteBuffer bytes;
    private final int offset;
    private final int[] bits;

    /** @param offset of them in the bytes */
    TypeCounts(WatchedType type, ByteBuffer bytes, int offset) {
        this.bytes = bytes;
        this.offset = offset;
        this.bits = type.watches().stream().mapToInt(watch -> watch.bit()).toArray();
    }

    static int bytes(WatchedType type) {
        return HEADER + WATCH * type.watches().size();
    }

    /** Counts an event; true where it was the last of a window. */
    boolean add(Observed observed) {
        bytes.putLong(offset, events() + 1);
        for (int i = 0; i < bits.length; i++) {
            if (observed.has(bits[i])) {
                bytes.putInt(seenAt(i), seen(i) + 1);
            }
        }
        int window = bytes.getInt(offset + Long.BYTES) + 1;
        bytes.putInt(offset + Long.BYTES, window);
        return window == Baseline.WINDOW;
    }

    /** Events counted so far. */
    long events() {
        return bytes.getLong(offset);
    }

    /** How many events of the window had what the nth watch watches. */
    int seen(int watch) {
        return bytes.getInt(seenAt(watch));
    }

    Baseline baseline(int watch) {
        int at = at(watch);
        return new Baseline(bytes.getInt(at), bytes.getInt(at + Integer.BYTES), bytes.getInt(at + 2 * Integer.BYTES));
    }

    void learn(int watch, Baseline baseline) {
        int at = at(watch);
        bytes.putInt(at, baseline.events())
                .putInt(at + Integer.BYTES, baseline.present())
                .putInt(at + 2 * Integer.BYTES, baseline.run());
    }

    /** Begins the next window. */
    void beginWindow() {
        bytes.putInt(offset + Long.BYTES, 0);
        for (int i = 0; i < bits.length; i++) {
            bytes.putInt(seenAt(i), 0);
        }
    }

    private int at(int watch) {
        return offset + HEADER + watch * WATCH;
    }

    private int seenAt(int watch) {
        return at(watch) + WATCH - Integer.BYTES;
    }
}
