package dev.sluice.runtime.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for what an admin client was asked. */
public final class KafkaAnswers {
    private static final int TIMEOUT_SECONDS = 30;

    private static final long ASK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

    private KafkaAnswers() {}

    /**
     * The answer.
     *
     * @param what was asked, for the message
     * @throws IllegalStateException if there is none within 30 s, or the broker refused
     */
    public static <T> T of(KafkaFuture<T> future, String what) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka refused, " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer from Kafka within " + TIMEOUT_SECONDS + " s, " + what, e);
        }
    }

    /**
     * The answer about topics that may have been made just now: for some moments a broker says that it does not know them, also where
     * another process made them. Asked again for 30 s.
     */
    public static <T> T ofNew(Supplier<KafkaFuture<T>> question, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(TIMEOUT_SECONDS).toNanos();
        while (true) {
            try {
                return of(question.get(), what);
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(ASK_AGAIN_NANOS);
            }
        }
    }
}
