package dev.sluice.query.stitch;

import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where gold ends and the state stores begin.
 *
 * @param at start of the hour that holds the watermark of the snapshot; empty where the stores answer alone
 */
public record Seam(Optional<Instant> at) {
    /** The seam of a snapshot's watermark; none where there is no snapshot, or it knows no watermark. */
    public static Seam of(Optional<Instant> snapshotWatermark) {
        return new Seam(snapshotWatermark.map(watermark -> watermark.truncatedTo(ChronoUnit.HOURS)));
    }

    /** The part of a range that gold answers: strictly before the seam. */
    public Optional<TimeRange> gold(TimeRange range) {
        return at.flatMap(range::before);
    }

    /** The part of a range that the state stores answer: from the seam on. */
    public Optional<TimeRange> stores(TimeRange range) {
        return at.isEmpty() ? Optional.of(range) : range.since(at.get());
    }

    /** Who answers that range. */
    public Origin origin(TimeRange range) {
        if (gold(range).isEmpty()) {
            return Origin.STREAM;
        }
        return stores(range).isEmpty() ? Origin.GOLD : Origin.STITCHED;
    }
}
