package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a transaction is due. */
class PaceTest {
    private static final int MOST_LINES = 20_000;

    private long now = 5;
    private final Pace pace = new Pace(() -> now);

    @Test
    void nothingSentIsNeverDue() {
        pass(Duration.ofHours(1));

        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isFalse();
        assertThat(pace.patience()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aSecondAfterItsFirstLineItIsDueHoweverFewThereAre() {
        pace.sent();
        pass(Duration.ofMillis(999));
        pace.sent();
        assertThat(pace.isDue()).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(pace.isDue()).isTrue();
        assertThat(pace.patience()).isZero();
    }

    @Test
    void twentyThousandLinesAreDueHoweverSoon() {
        for (int i = 1; i < MOST_LINES; i++) {
            pace.sent();
        }
        assertThat(pace.isDue()).isFalse();

        pace.sent();
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void aSourceIsWaitedForNoLongerThanTheTransactionMayStayOpen() {
        pace.sent();
        pass(Duration.ofMillis(300));

        assertThat(pace.patience()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void aCommitStartsAnew() {
        pace.sent();
        pass(Duration.ofSeconds(2));
        pace.committed();

        assertThat(pace.isOpen()).isFalse();
        assertThat(pace.isDue()).isFalse();
        pace.sent();
        assertThat(pace.isDue()).isFalse();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
