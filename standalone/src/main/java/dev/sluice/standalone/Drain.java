package dev.sluice.standalone;

import dev.sluice.runtime.kafka.UnreadPartitions;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.queries.SourceAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when nothing is under way any more, stage by stage. The order matters: the ends of a topic are only read when the
 * stage before has come to rest. Ends of silver are read uncommitted: the last stable offset missed rows.
 */
final class Drain implements AutoCloseable {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(500);

    private final Stack stack;
    private final List<Accounts> accounts;
    private final Map<Lane, UnreadPartitions> bronze = new EnumMap<>(Lane.class);
    private long lastFlush = System.nanoTime();

    Drain(Stack stack) {
        this.stack = stack;
        this.accounts =
                stack.lanes().stream().map(stack::streamsUrl).map(Accounts::new).toList();
        stack.lanes().forEach(lane -> bronze.put(lane, new UnreadPartitions(stack.kafka(), lane.applicationId())));
    }

    /**
     * A stage that comes to rest.
     *
     * @param name what it is called in the report
     * @param isDrained asked until it holds
     */
    record Stage(String name, BooleanSupplier isDrained) {}

    /** In this order. */
    List<Stage> stages() {
        return List.of(
                new Stage("processed", this::bronzeIsRead),
                new Stage("stored", this::silverIsInTheLake),
                new Stage("published", this::goldIsPublished),
                new Stage("idle", this::snapshotIsLoaded));
    }

    /** What became of each source's lines. */
    List<SourceAccount> accounts() {
        return accounts.stream().flatMap(lane -> lane.ask().stream()).toList();
    }

    /** What the first part of a topology hands on to the second is asked for when the first has come to rest. */
    private boolean bronzeIsRead() {
        return areRead(lane -> Topics.bronze(lane).name()) && areRead(Topics::actorSightings);
    }

    private boolean areRead(Function<Lane, String> topic) {
        return bronze.entrySet().stream()
                .allMatch(lane -> lane.getValue()
                        .among(partitions(topic.apply(lane.getKey()), Topics.EVENT_PARTITIONS))
                        .isEmpty());
    }

    private boolean silverIsInTheLake() {
        flushNowAndThen();
        var positions = stack.sink().progress().positions();
        return bronze.entrySet().stream()
                .map(lane -> lane.getValue().ends(partitions(Topics.silver(lane.getKey()))))
                .flatMap(ends -> ends.entrySet().stream())
                .allMatch(end -> end.getValue().offset() <= positions.getOrDefault(end.getKey(), 0L));
    }

    /** Everything stored is in the snapshot in force, and its watermark says that all was read. */
    private boolean goldIsPublished() {
        flushNowAndThen();
        var progress = stack.sink().progress();
        return progress.isPublished() && Objects.equals(progress.watermark(), greatestEventTime());
    }

    /** Of the first lane that has read anything, as the watermark is. */
    private Instant greatestEventTime() {
        return accounts.stream()
                .flatMap(lane -> lane.ask().stream()
                        .map(SourceAccount::greatestEventTime)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .stream())
                .findFirst()
                .orElse(null);
    }

    private boolean snapshotIsLoaded() {
        return stack.api().snapshot().orElse(-1) == stack.sink().progress().snapshot();
    }

    /** The sink need not wait for its time, and must not be driven into a commit per look. */
    private void flushNowAndThen() {
        if (System.nanoTime() - lastFlush > FLUSH_EVERY.toNanos()) {
            stack.sink().flush();
            lastFlush = System.nanoTime();
        }
    }

    private static Set<TopicPartition> partitions(Collection<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> partitions(topic.name(), topic.partitions()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        bronze.values().forEach(UnreadPartitions::close);
    }
}
