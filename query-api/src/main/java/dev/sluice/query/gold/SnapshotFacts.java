package dev.sluice.query.gold;

import java.time.Instant;

/**
 * What a snapshot says of itself.
 *
 * @param number of its file; a later one is greater
 * @param appliedSeq number of the last manifest entry that it holds
 * @param watermark up to when its event times are complete; null where unknown
 * @param publishedAt when it was published, by the sink's clock
 * @param clusterId of the Kafka cluster whose events it holds
 */
public record SnapshotFacts(long number, long appliedSeq, Instant watermark, Instant publishedAt, String clusterId) {
    /** Whether it is complete up to that instant at least. */
    public boolean reaches(Instant instant) {
        return watermark != null && !watermark.isBefore(instant);
    }
}
