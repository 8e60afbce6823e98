package dev.sluice.sink;

import dev.sluice.sink.gold.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * When to commit what was read: at so many rows, after so long, or because somebody asked. A commit that took long, since its
 * rows lay in many hours, makes the next one wait: with many small files the sink would do little else.
 */
final class FlushPlan {

    private static final int PAUSE_PER_WORK = 10;

    private final long mostRows;
    private final Pace age;
    private final LongSupplier nanoTime;
    private final AtomicBoolean requested = new AtomicBoolean();

    FlushPlan(long mostRows, Duration mostAge, LongSupplier nanoTime) {
        this.mostRows = mostRows;
        this.age = new Pace(mostAge, nanoTime);
        this.nanoTime = nanoTime;
    }

    /** Asks for a commit of what there is; may be called from any thread. */
    void request() {
        requested.set(true);
    }

    /**
     * Whether to commit now. The age counts from the last time that nothing was pending or everything was committed. With
     * more waiting in Kafka than a commit may hold, the rows decide alone: many small files are the price of haste.
     *
     * @param pending whether anything was read since the last commit
     * @param lag records that wait in Kafka
     */
    boolean due(long rows, boolean pending, long lag) {
        boolean asked = requested.getAndSet(false);
        if (!pending) {
            age.restart();
            return false;
        }
        return asked || rows >= mostRows || (lag < mostRows && age.due());
    }

    /** Everything that was pending is committed; that took so long. */
    void committed(Duration took) {
        age.restart(took.multipliedBy(PAUSE_PER_WORK));
    }

    long now() {
        return nanoTime.getAsLong();
    }
}
