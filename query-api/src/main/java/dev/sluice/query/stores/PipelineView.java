package dev.sluice.query.stores;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.Watermark;
import dev.sluice.schemas.queries.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The streams-processor instances that answered, and how far they have read.
 *
 * @param instances each about itself, the one to believe first
 */
public record PipelineView(List<Instance> instances) {
    /** The stores keep at most that much, and refuse a question over more than a day more. */
    private static final Duration MOST_KEPT = Duration.ofDays(31);

    /** Progress by partition, each once: of two instances that tell of one, the first is believed. */
    public Collection<PartitionProgress> progress() {
        Map<Integer, PartitionProgress> byPartition = new TreeMap<>();
        instances.stream()
                .flatMap(instance -> instance.progress().stream())
                .forEach(progress -> byPartition.putIfAbsent(progress.partition(), progress));
        return byPartition.values();
    }

    /** How many partitions have an owner that answered. */
    public Coverage coverage() {
        int total = instances.stream().mapToInt(Instance::partitionsTotal).max().orElse(Topics.EVENT_PARTITIONS);
        return new Coverage(progress().size(), total);
    }

    /** Empty where a partition does not tell, or nothing was read. */
    public Optional<Instant> watermark(Duration grace) {
        return coverage().complete() ? Watermark.of(progress(), grace) : Optional.empty();
    }

    /** The newest event; empty where nothing was read. */
    public Optional<Instant> greatestEventTime() {
        return progress().stream()
                .map(PartitionProgress::greatestEventTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** The hours that the stores may hold, with room for events that came since; empty where nothing was read. */
    public Optional<TimeRange> held() {
        return greatestEventTime()
                .map(newest -> newest.truncatedTo(ChronoUnit.HOURS).plus(2, ChronoUnit.HOURS))
                .map(end -> new TimeRange(end.minus(MOST_KEPT), end));
    }
}
