package dev.sluice.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How often a failed thread is replaced. */
final class RestartsTest {
    private final Hands clock = new Hands();
    private final Restarts restarts = new Restarts(clock);

    @Test
    void sixthFailureWithinTenMinutesStopsForGood() {
        for (int i = 0; i < 5; i++) {
            assertThat(restarts.handle(new IllegalStateException("boom"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(restarts.failure()).isEmpty();

        assertThat(restarts.handle(new IllegalStateException("boom"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(restarts.failure()).hasValueSatisfying(why -> assertThat(why).contains("6 threads", "boom"));
    }

    @Test
    void failuresFarApartAreReplacedForEver() {
        for (int i = 0; i < 100; i++) {
            clock.now = clock.now.plus(Duration.ofMinutes(3));
            assertThat(restarts.handle(new IllegalStateException("boom"))).isEqualTo(REPLACE_THREAD);
        }
    }

    @Test
    void failureOfTenMinutesAgoIsForgotten() {
        for (int i = 0; i < 5; i++) {
            restarts.handle(new IllegalStateException("boom"));
        }
        clock.now = clock.now.plus(Duration.ofMinutes(10)).plusMillis(1);

        assertThat(restarts.handle(new IllegalStateException("boom"))).isEqualTo(REPLACE_THREAD);
        assertThat(restarts.failure()).isEmpty();
    }

    @Test
    void reasonOfTheStopStaysWhateverFollows() {
        for (int i = 0; i < 6; i++) {
            restarts.handle(new IllegalStateException("disk full"));
        }
        clock.now = clock.now.plus(Duration.ofHours(1));
        restarts.handle(new IllegalStateException("boom"));

        assertThat(restarts.failure())
                .hasValueSatisfying(why -> assertThat(why).contains("disk full", "PT10M", "mend the cause"));
    }

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
