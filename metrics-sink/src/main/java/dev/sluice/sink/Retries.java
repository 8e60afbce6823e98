package dev.sluice.sink;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Failures in a row, each followed by a pause twice as long as the one before. The fifth is the last. Used by one thread. */
final class Retries {

    /** The failure of that number is not tried again. */
    static final int MOST = 5;

    private final Duration firstPause;
    private final CountDownLatch stop;
    private int failures;

    /** @param stop ends a pause at once */
    Retries(Duration firstPause, CountDownLatch stop) {
        this.firstPause = firstPause;
        this.stop = stop;
    }

    /** Something was achieved: what fails next is a first failure. */
    void succeeded() {
        failures = 0;
    }

    /** Counts a failure and pauses; false if it was one too many. */
    boolean mayTryAgain() throws InterruptedException {
        failures++;
        if (failures >= MOST) {
            return false;
        }
        Duration pause = firstPause.multipliedBy(1L << (failures - 1));
        stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }
}
