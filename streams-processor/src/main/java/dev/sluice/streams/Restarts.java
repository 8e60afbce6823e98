package dev.sluice.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces a thread that failed, up to five times in ten minutes; then the instance stops, and its process with it. */
final class Restarts implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final ArrayDeque<Instant> failures = new ArrayDeque<>();
    private volatile String failure;

    Restarts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
        var now = clock.instant();
        failures.removeIf(at -> at.isBefore(now.minus(WITHIN)));
        failures.add(now);
        if (failures.size() > MOST) {
            failure = failures.size() + " threads failed within " + WITHIN + ", the last one by: " + cause
                    + "; see the log, mend the cause and start again";
            LOG.error("stopping: {}", failure, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("a thread failed and is replaced ({} of {} within {})", failures.size(), MOST, WITHIN, cause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Why no thread is replaced any more. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
