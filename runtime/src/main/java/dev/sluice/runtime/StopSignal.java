package dev.sluice.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The signal that ends a process. It cuts a start short, which may wait for others for minutes, and nothing else. */
final class StopSignal {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread main;
    private boolean starting = true;

    /** @param main thread that starts the service */
    StopSignal(Thread main) {
        this.main = main;
    }

    /** The process is to end. */
    synchronized void tell() {
        told.countDown();
        if (starting) {
            main.interrupt();
        }
    }

    /**
     * The start is over, well or not; what comes next is never interrupted by this signal. Called by the main thread.
     *
     * @return false where the process is to end already
     */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    synchronized boolean startIsOver() {
        starting = false;
        boolean mayGoOn = told.getCount() > 0;
        if (!mayGoOn) {
            Thread.interrupted();
        }
        return mayGoOn;
    }

    /** Whether the process is told to end within so long. */
    boolean await(Duration patience) throws InterruptedException {
        return told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All is closed. */
    void end() {
        ended.countDown();
    }

    /** Whether all is closed within so long. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
