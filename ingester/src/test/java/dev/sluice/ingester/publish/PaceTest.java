package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a transaction is due. */
class PaceTest {
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
    void aThousandLinesAreDueAtFirstThenTwiceAsManyUpToTwentyThousand() {
        for (int most : List.of(1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000)) {
            for (int i = 1; i < most; i++) {
                pace.sent();
            }
            assertThat(pace.isDue()).isFalse();

            pace.sent();
            assertThat(pace.isDue()).isTrue();
            pace.committed();
        }
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
