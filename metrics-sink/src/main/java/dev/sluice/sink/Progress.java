package dev.sluice.sink;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the sink has come; all of it is durable. Silver is drained when the positions have reached the ends of all
 * silver partitions, uncommitted records included; the sink is idle when, besides, the three numbers are equal.
 *
 * @param positions the offset to go on from, by silver partition; one that is absent has nothing in the lake
 * @param manifestSeq the last entry of the lake's manifest; 0 if none
 * @param appliedSeq the last entry that the gold tables hold
 * @param publishedSeq the last entry that the snapshot in force holds; -1 as long as this run has published none
 * @param snapshot number of the snapshot in force; 0 as long as this run has published none
 * @param watermark of that snapshot; null: unknown
 * @param settled the last number given by {@link MetricsSink#flush} such that gold was brought up to the lake, and the
 *     watermark asked for, after it
 */
public record Progress(
        Map<TopicPartition, Long> positions,
        long manifestSeq,
        long appliedSeq,
        long publishedSeq,
        long snapshot,
        Instant watermark,
        long settled) {

    public Progress {
        positions = Map.copyOf(positions);
    }

    /** Whether everything that the lake holds is published. */
    public boolean isPublished() {
        return publishedSeq == manifestSeq;
    }
}
