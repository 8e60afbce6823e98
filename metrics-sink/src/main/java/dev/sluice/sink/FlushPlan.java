package dev.sluice.sink;

import dev.sluice.sink.gold.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** When to commit what was read: at so many rows, after so long, or because somebody asked. */
final class FlushPlan {

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
        boolean due = asked || rows >= mostRows || (lag < mostRows && age.due());
        if (due) {
            age.restart();
        }
        return due;
    }

    long now() {
        return nanoTime.getAsLong();
    }
}
