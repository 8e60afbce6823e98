package dev.sluice.ingester.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a transaction is due: after a second or 20,000 lines, so that commits cost nothing that can be measured. The first ones
 * of a process are smaller, so that it shows soon after a restart that it goes on.
 */
final class Pace {
    private static final long NANOS = Duration.ofSeconds(1).toNanos();
    private static final int LINES = 20_000;
    private static final int FIRST_LINES = 1_000;

    private final LongSupplier nanoTime;
    private long begun;
    private int lines;
    private int mostLines = FIRST_LINES;

    /** @param nanoTime a clock that only goes forward */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a line that was sent. */
    void sent() {
        if (lines == 0) {
            begun = nanoTime.getAsLong();
        }
        lines++;
    }

    void committed() {
        lines = 0;
        mostLines = Math.min(2 * mostLines, LINES);
    }

    boolean isOpen() {
        return lines > 0;
    }

    boolean isDue() {
        return lines >= mostLines || (lines > 0 && left() <= 0);
    }

    /** How long a source may be waited for. */
    Duration patience() {
        return Duration.ofNanos(lines == 0 ? NANOS : Math.max(0, left()));
    }

    private long left() {
        return NANOS - (nanoTime.getAsLong() - begun);
    }
}
