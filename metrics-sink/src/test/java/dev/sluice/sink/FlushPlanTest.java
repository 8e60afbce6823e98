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
        assertThat(plan.due(99, true)).isFalse();
        assertThat(plan.due(100, true)).isTrue();
    }

    @Test
    void theAgeCountsFromTheFirstPendingRow() {
        pass(60);
        assertThat(plan.due(0, false)).isFalse();
        pass(4);
        assertThat(plan.due(1, true)).isFalse();
        pass(1);
        assertThat(plan.due(1, true)).isTrue();
        assertThat(plan.due(1, true)).isFalse();
    }

    @Test
    void aRequestIsGoodForOnce() {
        plan.request();

        assertThat(plan.due(1, true)).isTrue();
        assertThat(plan.due(1, true)).isFalse();
    }

    @Test
    void aRequestWithNothingPendingIsDone() {
        plan.request();

        assertThat(plan.due(0, false)).isFalse();
        assertThat(plan.due(1, true)).isFalse();
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
