package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How often something is tried again. */
class RetriesTest {

    private final CountDownLatch stopped = new CountDownLatch(0);
    private final Retries retries = new Retries(Duration.ofDays(1), stopped);

    @Test
    void theFifthFailureInARowIsTheLast() throws InterruptedException {
        for (int i = 1; i < Retries.MOST; i++) {
            assertThat(retries.mayTryAgain()).as("failure %d", i).isTrue();
        }

        assertThat(retries.mayTryAgain()).isFalse();
    }

    @Test
    void aSuccessStartsTheCountAnew() throws InterruptedException {
        for (int i = 1; i < Retries.MOST; i++) {
            retries.mayTryAgain();
        }
        retries.succeeded();

        assertThat(retries.mayTryAgain()).isTrue();
    }
}
