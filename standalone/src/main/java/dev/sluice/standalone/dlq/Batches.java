package dev.sluice.standalone.dlq;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes replays on in batches that fit into memory and into one transaction. */
final class Batches {
    private static final int MOST = 500;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Consumer<List<Replay>> next;
    private final List<Replay> batch = new ArrayList<>();
    private long bytes;

    Batches(Consumer<List<Replay>> next) {
        this.next = next;
    }

    void add(Replay replay) {
        batch.add(replay);
        bytes += replay.bytes();
        if (batch.size() == MOST || bytes >= MOST_BYTES) {
            flush();
        }
    }

    /** Passes the last ones on. */
    void flush() {
        if (!batch.isEmpty()) {
            next.accept(List.copyOf(batch));
            batch.clear();
            bytes = 0;
        }
    }
}
