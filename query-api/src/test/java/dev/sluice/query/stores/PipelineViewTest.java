package dev.sluice.query.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.queries.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several instances say of themselves, taken together. */
final class PipelineViewTest {
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Instant TWO = Instant.parse("2016-01-01T02:00:00Z");
    private static final Instant THREE = Instant.parse("2016-01-01T03:00:00Z");

    @Test
    void nobodyAnsweringIsNoneOfFourPartitions() {
        var view = new PipelineView(List.of());

        assertThat(view.coverage()).isEqualTo(new Coverage(0, 4));
        assertThat(view.watermark(GRACE)).isEmpty();
        assertThat(view.greatestEventTime()).isEmpty();
        assertThat(view.held()).isEmpty();
    }

    @Test
    void partitionThatMovesBetweenTwoInstancesCountsOnce() {
        var view = new PipelineView(
                List.of(instance(drained(0, TWO), drained(1, TWO)), instance(drained(1, THREE), drained(2, TWO))));

        assertThat(view.coverage()).isEqualTo(new Coverage(3, 4));
        assertThat(view.progress()).extracting(PartitionProgress::partition).containsExactly(0, 1, 2);
    }

    @Test
    void unreadPartitionHoldsTheWatermarkBackByTheGrace() {
        var view = new PipelineView(
                List.of(instance(drained(0, THREE), unread(1, TWO)), instance(drained(2, THREE), drained(3, THREE))));

        assertThat(view.watermark(GRACE)).contains(TWO.minus(GRACE));
    }

    @Test
    void drainedPartitionsPutTheWatermarkAtTheNewestEvent() {
        var view = new PipelineView(
                List.of(instance(drained(0, TWO), drained(1, THREE), drained(2, TWO), drained(3, TWO))));

        assertThat(view.watermark(GRACE)).contains(THREE);
    }

    @Test
    void partitionThatDoesNotTellLeavesTheWatermarkUnknown() {
        var view = new PipelineView(List.of(instance(drained(0, TWO), drained(1, THREE), drained(2, TWO))));

        assertThat(view.watermark(GRACE)).isEmpty();
        assertThat(view.greatestEventTime()).contains(THREE);
    }

    @Test
    void partitionWithoutEventsSaysNothingOfTheTime() {
        var view = new PipelineView(
                List.of(instance(drained(0, null), drained(1, TWO), drained(2, null), drained(3, null))));

        assertThat(view.greatestEventTime()).contains(TWO);
        assertThat(view.watermark(GRACE)).contains(TWO);
    }

    @Test
    void hoursHeldEndWithTheOneAfterTheNewestEvent() {
        var view = new PipelineView(List.of(instance(drained(0, TWO))));

        assertThat(view.held().map(TimeRange::to)).contains(Instant.parse("2016-01-01T04:00:00Z"));
        assertThat(view.held().map(TimeRange::from)).contains(Instant.parse("2015-12-01T04:00:00Z"));
    }

    private static Instance instance(PartitionProgress... progress) {
        return new Instance("github", "RUNNING", "http://a:1", List.of(), 4, List.of(progress), null);
    }

    private static PartitionProgress drained(int partition, Instant greatest) {
        return new PartitionProgress(partition, greatest, true);
    }

    private static PartitionProgress unread(int partition, Instant greatest) {
        return new PartitionProgress(partition, greatest, false);
    }
}
