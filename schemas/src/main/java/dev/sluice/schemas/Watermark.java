package dev.sluice.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Up to when the event times of a lane are taken as complete. Types play no part in it: a rare one cannot hold it back. */
public final class Watermark {
    /** How much later than its successors an event may come and still be counted by the state stores, by default. */
    public static final Duration STANDARD_GRACE = Duration.ofMinutes(15);

    private Watermark() {}

    /**
     * The least, over partitions with unread records, of greatest event time less grace; when all are drained, the
     * greatest event time. Empty where nothing was read yet, or where an undrained partition has no event time.
     */
    public static Optional<Instant> of(Collection<PartitionProgress> partitions, Duration grace) {
        var unread = partitions.stream().filter(p -> !p.drained()).toList();
        if (unread.isEmpty()) {
            return partitions.stream()
                    .map(PartitionProgress::greatestEventTime)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder());
        }
        if (unread.stream().anyMatch(p -> p.greatestEventTime() == null)) {
            return Optional.empty();
        }
        return unread.stream().map(p -> p.greatestEventTime().minus(grace)).min(Comparator.naturalOrder());
    }
}
