package dev.sluice.sink.gold;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when something is due again, by a clock that only goes forward. */
public final class Pace {

    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long since;

    /** Due {@code every} after the last {@link #restart}, the first time that long from now. */
    public Pace(Duration every, LongSupplier nanoTime) {
        this.everyNanos = every.toNanos();
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Whether that long has passed. */
    public boolean due() {
        return nanoTime.getAsLong() - since >= everyNanos;
    }

    /** Counts from now. */
    public void restart() {
        since = nanoTime.getAsLong();
    }
}
