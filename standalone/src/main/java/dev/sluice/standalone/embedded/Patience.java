package dev.sluice.standalone.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A bounded wait for a server: short pauses until the time is up. */
final class Patience {

    private static final long PAUSE_MILLIS = 25;

    private final String server;
    private final String address;
    private final Duration limit;
    private final long deadline;

    /** Starts the clock for the named server at the address. */
    Patience(String server, String address, Duration limit) {
        this.server = server;
        this.address = address;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * Waits a moment.
     *
     * @throws CannotStart when the time is up or the thread is interrupted
     */
    void pause() {
        if (System.nanoTime() - deadline > 0) {
            throw timedOut("did not answer within " + limit.toSeconds() + " s");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw timedOut("was not waited for: the start was interrupted");
        }
    }

    private CannotStart timedOut(String what) {
        return new CannotStart(
                CannotStart.Reason.TIMED_OUT,
                "the " + server + " on " + address + " " + what,
                "see log/" + server + ".log in the data directory");
    }
}
