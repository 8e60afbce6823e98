package dev.sluice.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void anUnknownOutcomeIsTriedAgain() throws Patience.GaveUp {
        var failures = new KafkaException[] {new TimeoutException("no answer"), new InvalidTxnStateException("late")};

        patience(100).attempt("file:/a", () -> {
            int n = tries.getAndIncrement();
            if (n < failures.length) {
                throw failures[n];
            }
        });

        assertThat(tries).hasValue(3);
    }

    @Test
    void whatIsNotAllowedStopsAtOnce() {
        assertGivesUpAtOnce(new TopicAuthorizationException("no write"), "is not allowed");
    }

    @Test
    void aBrokenContractStopsAtOnce() {
        assertGivesUpAtOnce(
                new IllegalStateException("topic x has 3 partitions, expected 4"), "3 partitions, expected 4");
    }

    @Test
    void afterAQuarterOfAnHourInARowItIsGivenUp() {
        assertThatThrownBy(() -> patience(100).attempt("file:/a", () -> {
                    tries.incrementAndGet();
                    now.addAndGet(Duration.ofMinutes(8).toNanos() / 16);
                    throw new TimeoutException("no broker");
                }))
                .isInstanceOf(Patience.GaveUp.class)
                .hasMessage("file:/a failed for PT15M: TimeoutException: no broker");
    }

    @Test
    void nothingIsTriedOnceAllIsStopped() throws Patience.GaveUp {
        patience(0).attempt("file:/a", tries::incrementAndGet);

        assertThat(tries).hasValue(0);
    }

    @Test
    void aGoodWhileStartsTheRowOfFailuresAnew() throws Patience.GaveUp {
        patience(100).attempt("file:/a", () -> {
            if (tries.incrementAndGet() < 20) {
                now.addAndGet(Duration.ofMinutes(10).toNanos());
                throw new TimeoutException("no broker");
            }
        });

        assertThat(tries).hasValue(20);
    }

    @Test
    void oneSecondPassesBetweenTwoTries() throws Patience.GaveUp {
        patience(100).attempt("file:/a", () -> {
            if (tries.incrementAndGet() < 4) {
                throw new TimeoutException("no broker");
            }
        });

        assertThat(now).hasValue(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void whoeverIsStoppedInTheMiddleDoesNotWait() throws Patience.GaveUp {
        patience(1).attempt("file:/a", () -> {
            tries.incrementAndGet();
            throw new TimeoutException("no broker");
        });

        assertThat(tries).hasValue(1);
        assertThat(now).hasValue(0);
    }

    @Test
    void aBrokenContractBehindABrokersFailureIsTriedAgain() throws Patience.GaveUp {
        patience(100).attempt("file:/a", () -> {
            if (tries.incrementAndGet() < 2) {
                throw new IllegalStateException(
                        "asking for the cluster's id failed", new TimeoutException("no answer"));
            }
        });

        assertThat(tries).hasValue(2);
    }

    @Test
    void whatIsNotAllowedIsSeenThroughItsWrapping() {
        assertGivesUpAtOnce(
                new KafkaException("in an error state", new SaslAuthenticationException("wrong password")),
                "is not allowed");
    }

    @Test
    void aBugIsNobodysToRetry() {
        Throwable thrown = catchThrowable(() -> patience(100).attempt("file:/a", () -> {
            tries.incrementAndGet();
            throw new NullPointerException("a bug");
        }));

        assertThat(thrown).isInstanceOf(NullPointerException.class);
        assertThat(tries).hasValue(1);
    }

    private void assertGivesUpAtOnce(RuntimeException failure, String words) {
        Throwable thrown = catchThrowable(() -> patience(100).attempt("file:/a", () -> {
            tries.incrementAndGet();
            throw failure;
        }));

        assertThat(thrown).isInstanceOf(Patience.GaveUp.class).hasMessageContaining(words);
        assertThat(tries).hasValue(1);
    }

    /** Stops after so many tries, so that no test runs for ever. */
    private Patience patience(int mostTries) {
        return new Patience(now::get, () -> tries.get() >= mostTries, pause -> now.addAndGet(pause.toNanos()));
    }
}
