package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records of a topic, up to the end that it has when the reading begins. The end is that of all records,
 * open transactions included: what was committed behind an open transaction of somebody else is seen as well.
 */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);
    /** A transaction that its owner has left is ended by the broker before that. */
    private static final Duration NOTHING_FOR = Duration.ofSeconds(60);

    private final KafkaSettings kafka;

    /** Of that cluster. */
    public TopicReader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * Shows all of a topic.
     *
     * @throws DlqProblem if it does not exist, or a transaction in it does not end
     */
    public void readAll(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        var ends = ends(topic);
        try (var consumer = open(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            read(consumer, ends, visitor);
        }
    }

    /** Shows what lies between two offsets of one partition, both included. */
    void read(Topic topic, int partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        var place = new TopicPartition(topic.name(), partition);
        try (var consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seek(place, from);
            read(consumer, Map.of(place, to + 1), visitor);
        }
    }

    /**
     * Shows all of a topic and what is added to it.
     *
     * @param isOver asked between two polls; reading ends when it holds, or when nothing came for so long
     */
    void follow(
            Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor, BooleanSupplier isOver, Duration patience) {
        try (var consumer = open(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            long since = System.nanoTime();
            while (!isOver.getAsBoolean() && System.nanoTime() - since < patience.toNanos()) {
                var records = consumer.poll(POLL);
                records.forEach(visitor);
                since = records.isEmpty() ? since : System.nanoTime();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open(Topic topic) {
        var bytes = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(kafka.consumer(), bytes, bytes);
        consumer.assign(partitions(topic));
        return consumer;
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        long since = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    visitor.accept(record);
                }
            }
            since = records.isEmpty() ? since : System.nanoTime();
            if (System.nanoTime() - since > NOTHING_FOR.toNanos()) {
                throw new DlqProblem(
                        ExitCode.FAILURE,
                        "a transaction on " + ends.keySet() + " is open for " + NOTHING_FOR + " already",
                        "look for a process that hangs; the broker aborts its transaction in the end",
                        null);
            }
        }
    }

    private Map<TopicPartition, Long> ends(Topic topic) {
        try (var admin = Admin.create(kafka.client())) {
            // Describing fails at once where there is no such topic; asking for its ends would wait for it.
            KafkaAnswers.of(admin.describeTopics(List.of(topic.name())).allTopicNames(), "describing " + topic.name());
            var latest = partitions(topic).stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
            return KafkaAnswers.of(admin.listOffsets(latest).all(), "asking for the ends of " + topic.name())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry<TopicPartition, ListOffsetsResultInfo>::getKey,
                            end -> end.getValue().offset()));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new DlqProblem(
                        ExitCode.FAILURE,
                        "there is no topic " + topic.name() + " at " + kafka.bootstrapServers(),
                        "start a streams-processor of this version once; it makes the topics",
                        e);
            }
            throw e;
        }
    }
}
