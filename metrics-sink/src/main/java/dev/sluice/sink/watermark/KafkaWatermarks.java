package dev.sluice.sink.watermark;

import dev.sluice.lake.SourcePartition;
import dev.sluice.ops.Account;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.UnreadPartitions;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.PartitionProgress;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.Watermark;
import dev.sluice.schemas.serdes.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Claims from the accounts topic, the lag on bronze and the ends of silver, asked in this order: an event that arrives in
 * between makes the lag greater or the ends later than the times suppose, which errs on the safe side. Used by one thread.
 */
final class KafkaWatermarks implements WatermarkSource, AutoCloseable {

    private final EventTimes times;
    private final UnreadPartitions lag;
    private final Duration grace;
    private final Set<TopicPartition> bronze;
    private final Set<TopicPartition> silver;

    /** @param grace how much later than its successors an event may come */
    KafkaWatermarks(KafkaSettings kafka, AvroSerdes serdes, Lane lane, Duration grace) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        this.times = new EventTimes(
                new KafkaConsumer<>(kafka.consumer(), bytes, bytes), serdes.deserializer(Account.class), lane);
        this.lag = new UnreadPartitions(kafka, lane.applicationId());
        this.grace = grace;
        this.bronze = partitions(List.of(Topics.bronze(lane)));
        this.silver = partitions(Topics.silver(lane));
    }

    @Override
    public Optional<WatermarkClaim> read() {
        Map<Integer, Instant> greatest = times.read();
        Set<TopicPartition> unread = lag.among(bronze);
        Map<SourcePartition, Long> ends = silverEnds();
        List<PartitionProgress> progress = bronze.stream()
                .map(p -> new PartitionProgress(p.partition(), greatest.get(p.partition()), !unread.contains(p)))
                .toList();
        return Watermark.of(progress, grace).map(time -> new WatermarkClaim(time, ends));
    }

    private Map<SourcePartition, Long> silverEnds() {
        return lag.ends(silver).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> new SourcePartition(
                                end.getKey().topic(), end.getKey().partition()),
                        end -> end.getValue().offset()));
    }

    private static Set<TopicPartition> partitions(Collection<Topic> topics) {
        return topics.stream().flatMap(KafkaWatermarks::partitions).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition));
    }

    @Override
    public void close() {
        times.close();
        lag.close();
    }
}
