package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When something is due again. */
class PaceTest {

    private long nanos;
    private final Pace pace = new Pace(Duration.ofNanos(5), () -> nanos);

    @Test
    void dueAfterItsPauseAndThenUntilTheNextStart() {
        nanos = 4;
        assertThat(pace.due()).isFalse();
        nanos = 5;
        assertThat(pace.due()).isTrue();
        pace.restart();
        assertThat(pace.due()).isFalse();
    }

    @Test
    void aLongerPauseHoldsOnceAndAShorterOneNever() {
        pace.restart(Duration.ofNanos(9));
        nanos = 8;
        assertThat(pace.due()).isFalse();
        nanos = 9;
        assertThat(pace.due()).isTrue();
        pace.restart(Duration.ofNanos(1));
        nanos = 13;
        assertThat(pace.due()).isFalse();
    }
}
