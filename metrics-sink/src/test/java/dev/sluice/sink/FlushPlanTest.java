package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a commit is due. */
class FlushPlanTest {

    private long nanos;
    private final FlushPlan plan = new FlushPlan(100, Duration.ofSeconds(5), () -> nanos);

    @Test
    void enoughRowsAreCommittedAtOnce() {
        assertThat(plan.due(99, true, 0)).isFalse();
        assertThat(plan.due(100, true, 0)).isTrue();
    }

    @Test
    void theAgeCountsFromTheFirstPendingRow() {
        pass(60);
        assertThat(plan.due(0, false, 0)).isFalse();
        pass(4);
        assertThat(plan.due(1, true, 0)).isFalse();
        pass(1);
        assertThat(plan.due(1, true, 0)).isTrue();
        plan.committed(Duration.ZERO);
        assertThat(plan.due(1, true, 0)).isFalse();
    }

    @Test
    void aCommitThatTookLongMakesTheNextOneWaitTenTimesAsLong() {
        plan.committed(Duration.ofSeconds(2));

        pass(19);
        assertThat(plan.due(1, true, 0)).isFalse();
        assertThat(plan.due(100, true, 0)).isTrue();
        pass(1);
        assertThat(plan.due(1, true, 0)).isTrue();
    }

    @Test
    void withMoreWaitingThanACommitHoldsTheRowsDecideAlone() {
        plan.due(0, false, 500);
        pass(60);

        assertThat(plan.due(99, true, 100)).isFalse();
        assertThat(plan.due(100, true, 100)).isTrue();
        plan.committed(Duration.ZERO);
        pass(60);
        assertThat(plan.due(1, true, 99)).isTrue();
    }

    @Test
    void aRequestIsGoodForOnce() {
        plan.request();

        assertThat(plan.due(1, true, 0)).isTrue();
        assertThat(plan.due(1, true, 0)).isFalse();
    }

    @Test
    void aRequestWithNothingPendingIsDone() {
        plan.request();

        assertThat(plan.due(0, false, 0)).isFalse();
        assertThat(plan.due(1, true, 0)).isFalse();
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
