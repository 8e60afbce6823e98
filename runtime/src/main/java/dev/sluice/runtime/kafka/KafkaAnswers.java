package dev.sluice.runtime.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what an admin client was asked. */
public final class KafkaAnswers {
    private static final int TIMEOUT_SECONDS = 30;

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
}
