package dev.sluice.streams.serve;

import dev.sluice.schemas.Topics;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second which bronze partitions hold records that are not read yet, so that no query has to wait for it. */
final class DrainSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DrainSampler.class);
    private static final long EVERY_MS = 500;

    private final UnaryOperator<Set<TopicPartition>> unread;
    private final Runnable whenClosed;
    private final Set<TopicPartition> bronze;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sample-unread"));
    /** Until the first look nothing counts as read. */
    private volatile Set<Integer> drained = Set.of();

    /**
     * Looks at all partitions of a topic.
     *
     * @param unread tells which of some partitions are not read yet
     * @param whenClosed closes what it asks
     * @param bronzeTopic of which all partitions are looked at
     */
    DrainSampler(UnaryOperator<Set<TopicPartition>> unread, Runnable whenClosed, String bronzeTopic) {
        this.unread = unread;
        this.whenClosed = whenClosed;
        this.bronze = IntStream.range(0, Topics.EVENT_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(bronzeTopic, partition))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Begins to look. */
    void start() {
        var unused = timer.scheduleWithFixedDelay(this::sample, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Looks now. */
    void sample() {
        try {
            var left = unread.apply(bronze);
            drained = bronze.stream()
                    .filter(partition -> !left.contains(partition))
                    .map(TopicPartition::partition)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (RuntimeException e) {
            drained = Set.of();
            LOG.debug("cannot tell which partitions are read: {}", e.getMessage());
        }
    }

    /** The partitions without unread records, when it last looked. */
    Set<Integer> drained() {
        return drained;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        whenClosed.run();
    }
}
