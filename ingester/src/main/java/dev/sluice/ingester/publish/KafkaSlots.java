package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Slots on a real cluster. Used by one thread. */
public final class KafkaSlots implements SlotClaim, AutoCloseable {
    /** Less than the transaction's, so that a send fails before the broker aborts. */
    private static final String DELIVERY_TIMEOUT_MS = "25000";

    private static final String REQUEST_TIMEOUT_MS = "10000";
    private static final String BUFFER_BYTES = Integer.toString(64 << 20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final AvroSerdes serdes;
    private final Consumer<byte[], byte[]> reader;

    /** On that cluster. */
    public KafkaSlots(KafkaSettings kafka, AvroSerdes serdes) {
        this.kafka = kafka;
        this.serdes = serdes;
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
        var bytes = new ByteArraySerializer();
        var producer = new KafkaProducer<>(producerProperties(number), bytes, bytes);
        try {
            producer.initTransactions();
            return new Slot(number, producer, positions(List.of(number)), serializer, System::nanoTime);
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
        return positions(IntStream.range(0, Topics.SLOTS).boxed().toList());
    }

    private Map<String, IngestPosition> positions(List<Integer> numbers) {
        var deserializer = serdes.deserializer(IngestPosition.class);
        var positions = new HashMap<String, IngestPosition>();
        var partitions = numbers.stream()
                .map(number -> new TopicPartition(Topics.POSITIONS.name(), number))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
            reader.poll(POLL)
                    .forEach(record -> positions.put(
                            new String(record.key(), StandardCharsets.UTF_8),
                            deserializer.deserialize(record.topic(), record.value())));
        }
        return positions;
    }

    @Override
    public void close() {
        reader.close();
    }
}
