package dev.sluice.ingester;

import dev.sluice.schemas.serdes.RegistryException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what failed for the sake of the network or the log, within bounds, and knows what no trying mends. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Work that went well for so long before it failed starts a new row of failures. */
    private static final Duration GOOD_WHILE = Duration.ofMinutes(1);

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private final BooleanSupplier stopped;
    private final Consumer<Duration> wait;
    private OptionalLong lastTold = OptionalLong.empty();

    /**
     * @param nanoTime a clock that only goes forward
     * @param wait waits so long, or is cut short
     */
    Patience(LongSupplier nanoTime, BooleanSupplier stopped, Consumer<Duration> wait) {
        this.nanoTime = nanoTime;
        this.stopped = stopped;
        this.wait = wait;
    }

    /** It was given up; the message says why and what to do. */
    static final class GaveUp extends Exception {
        private static final long serialVersionUID = 1L;

        GaveUp(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Does the work until it succeeds, or until all is stopped. */
    void attempt(String what, Runnable work) throws GaveUp {
        long rowBegan = nanoTime.getAsLong();
        while (!stopped.getAsBoolean()) {
            long began = nanoTime.getAsLong();
            try {
                work.run();
                return;
            } catch (KafkaException | RegistryException | IllegalStateException e) {
                long now = nanoTime.getAsLong();
                rowBegan = now - began > GOOD_WHILE.toNanos() ? now : rowBegan;
                rethrowIfLasting(what, e);
                if (now - rowBegan > LIMIT.toNanos()) {
                    throw new GaveUp(what + " failed for " + LIMIT + ": " + reason(e), e);
                }
                pause(what, e);
            }
        }
    }

    private void pause(String what, RuntimeException e) {
        if (!stopped.getAsBoolean()) {
            tell(what, e);
            wait.accept(PAUSE);
        }
    }

    private void tell(String what, RuntimeException e) {
        long now = nanoTime.getAsLong();
        if (lastTold.isEmpty() || now - lastTold.getAsLong() >= TELL_EVERY.toNanos()) {
            LOG.warn("{} failed, trying again: {}", what, reason(e));
            lastTold = OptionalLong.of(now);
        }
    }

    private static void rethrowIfLasting(String what, RuntimeException e) throws GaveUp {
        if (isCausedBy(e, AuthenticationException.class) || isCausedBy(e, AuthorizationException.class)) {
            throw new GaveUp(what + " is not allowed: " + reason(e), e);
        }
        // With a cause it was the broker or the network; without one it is a contract that is broken, or a bug.
        boolean broken = e instanceof IllegalStateException && e.getCause() == null && !(e instanceof KafkaException);
        if (broken || (e instanceof RegistryException registry && registry.isLasting())) {
            throw new GaveUp(what + " cannot go on: " + reason(e), e);
        }
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
