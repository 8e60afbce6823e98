package dev.sluice.sink.gold;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when something is due again, by a clock that only goes forward. */
public final class Pace {

    private final Duration every;
    private final LongSupplier nanoTime;
    private long since;
    private long pauseNanos;

    /** Due {@code every} from now for the first time. */
    public Pace(Duration every, LongSupplier nanoTime) {
        this.every = every;
        this.nanoTime = nanoTime;
        restart();
    }

    /** Whether it is due. */
    public boolean due() {
        return nanoTime.getAsLong() - since >= pauseNanos;
    }

    /** Due again {@code every} from now. */
    public void restart() {
        restart(every);
    }

    /** Due again after that long, but not before {@code every}. */
    public void restart(Duration atLeast) {
        since = nanoTime.getAsLong();
        pauseNanos = Math.max(every.toNanos(), atLeast.toNanos());
    }
}
