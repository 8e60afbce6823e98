package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** When a partition counts as read. */
final class StandsTest {
    private static final TopicPartition ZERO = new TopicPartition("bronze", 0);
    private static final TopicPartition ONE = new TopicPartition("bronze", 1);

    private final List<String> probed = new ArrayList<>();
    private boolean recordsFound;
    private long now;
    private final Stands stands = new Stands(
            (partition, next, end) -> {
                probed.add(partition.partition() + ": " + next + " to " + end);
                return recordsFound;
            },
            () -> now);

    @Test
    void committedUpToTheEndIsRead() {
        assertThat(stands.isUnread(ZERO, 10, 10)).isFalse();
        assertThat(stands.isUnread(ONE, 0, 0)).isFalse();
        assertThat(probed).isEmpty();
    }

    @Test
    void partitionThatMovesIsUnreadWithoutAProbe() {
        assertThat(stands.isUnread(ZERO, 1, 10)).isTrue();
        waitLong();
        assertThat(stands.isUnread(ZERO, 2, 10)).isTrue();
        waitLong();
        assertThat(stands.isUnread(ZERO, 2, 11)).isTrue();
        assertThat(probed).isEmpty();
    }

    @Test
    void partitionThatStandsStillForLessThanACommitTakesIsNotProbed() {
        stands.isUnread(ZERO, 9, 10);
        now += Stands.STILL_FOR.toNanos() - 1;

        assertThat(stands.isUnread(ZERO, 9, 10)).isTrue();
        assertThat(probed).isEmpty();
    }

    @Test
    void markersAloneBehindTheOffsetAreReadAndProbedOnce() {
        assertThat(stands.isUnread(ZERO, 9, 10)).isTrue();
        waitLong();
        assertThat(stands.isUnread(ZERO, 9, 10)).isFalse();
        waitLong();
        assertThat(stands.isUnread(ZERO, 9, 10)).isFalse();
        assertThat(probed).containsExactly("0: 9 to 10");
    }

    @Test
    void recordThatTheProbeFindsIsUnreadUntilItIsCommitted() {
        recordsFound = true;
        stands.isUnread(ZERO, 9, 10);
        waitLong();

        assertThat(stands.isUnread(ZERO, 9, 10)).isTrue();
        waitLong();
        assertThat(stands.isUnread(ZERO, 9, 10)).isTrue();
        assertThat(stands.isUnread(ZERO, 10, 10)).isFalse();
        assertThat(probed).hasSize(1);
    }

    @Test
    void newRecordsEndTheFindingThatThereIsNone() {
        stands.isUnread(ZERO, 9, 10);
        waitLong();
        assertThat(stands.isUnread(ZERO, 9, 10)).isFalse();

        assertThat(stands.isUnread(ZERO, 9, 12)).isTrue();
    }

    @Test
    void partitionsAreToldApart() {
        stands.isUnread(ZERO, 9, 10);
        waitLong();

        assertThat(stands.isUnread(ONE, 9, 10)).isTrue();
        assertThat(probed).isEmpty();
    }

    private void waitLong() {
        now += Stands.STILL_FOR.toNanos();
    }
}
