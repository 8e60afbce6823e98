package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.MeasuredProducer;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Slots on a real cluster. Used by one thread. */
public final class KafkaSlots implements SlotClaim, AutoCloseable {
    /** Less than the transaction's, so that a send fails before the broker aborts. */
    private static final String DELIVERY_TIMEOUT_MS = "25000";

    private static final String REQUEST_TIMEOUT_MS = "10000";
    private static final String BUFFER_BYTES = Integer.toString(64 << 20);
    private static final Duration POLL = Duration.ofMillis(200);

    /** More than the life of a transaction that a dead ingester left. */
    private static final Duration READ_WITHIN = Duration.ofMinutes(1);

    private final KafkaSettings kafka;
    private final AvroSerdes serdes;
    private final Admin admin;
    private final MeterRegistry meters;
    private final Consumer<byte[], byte[]> reader;

    /**
     * On that cluster.
     *
     * @param admin closed with the slots
     * @param meters shows what the producers measure
     */
    public KafkaSlots(KafkaSettings kafka, AvroSerdes serdes, Admin admin, MeterRegistry meters) {
        this.meters = meters;
        this.kafka = kafka;
        this.serdes = serdes;
        this.admin = admin;
        Map<String, Object> properties = kafka.consumer();
        // A fetch that waits at the end of one slot holds up the reading of the next.
        properties.put("fetch.max.wait.ms", "10");
        var bytes = new ByteArrayDeserializer();
        this.reader = new KafkaConsumer<>(properties, bytes, bytes);
    }

    /** Fences first, then reads: the other way round a fenced one could still commit behind our back. */
    @Override
    public Slot claim(int number) {
        var serializer = serdes.serializer(List.of(Topics.POSITIONS, Topics.GAPS));
        var producer = new MeasuredProducer(producerProperties(number), meters);
        try {
            producer.initTransactions();
            var partitions = partitions(IntStream.of(number));
            return new Slot(number, producer, positions(partitions, ends(partitions)), serializer, System::nanoTime);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private Map<String, Object> producerProperties(int number) {
        Map<String, Object> properties = kafka.producer();
        properties.put("transactional.id", Slot.transactionalId(number));
        properties.put("transaction.timeout.ms", Long.toString(Slot.TRANSACTION_TIMEOUT.toMillis()));
        properties.put("delivery.timeout.ms", DELIVERY_TIMEOUT_MS);
        properties.put("max.block.ms", DELIVERY_TIMEOUT_MS);
        properties.put("request.timeout.ms", REQUEST_TIMEOUT_MS);
        properties.put("buffer.memory", BUFFER_BYTES);
        return properties;
    }

    @Override
    public Map<String, IngestPosition> standing() {
        var partitions = partitions(IntStream.range(0, Topics.SLOTS));
        return positions(partitions, reader.endOffsets(partitions));
    }

    private static List<TopicPartition> partitions(IntStream numbers) {
        return numbers.mapToObj(number -> new TopicPartition(Topics.POSITIONS.name(), number))
                .toList();
    }

    /** Of all that was written, open transactions included: for who has fenced off all others there are none. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        var latest = partitions.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
        var written = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        return KafkaAnswers.of(admin.listOffsets(latest, written).all(), "asking for the ends of " + partitions)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<String, IngestPosition> positions(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        var deserializer = serdes.deserializer(IngestPosition.class);
        var positions = new HashMap<String, IngestPosition>();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        long begun = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
            refuseToWaitForEver(System.nanoTime() - begun, ends);
            reader.poll(POLL)
                    .forEach(record -> positions.put(
                            new String(record.key(), StandardCharsets.UTF_8),
                            deserializer.deserialize(record.topic(), record.value())));
        }
        return positions;
    }

    private void refuseToWaitForEver(long nanos, Map<TopicPartition, Long> ends) {
        if (nanos > READ_WITHIN.toNanos()) {
            var read = reader.assignment().stream().collect(Collectors.toMap(it -> it, reader::position));
            throw new TimeoutException("read positions to " + read + " in " + READ_WITHIN + ", expected to reach "
                    + ends + "; if a transaction hangs there, kafka-transactions.sh find-hanging tells");
        }
    }

    @Override
    public void close() {
        reader.close();
        admin.close();
    }
}
