package dev.sluice.ingester.publish;

import dev.sluice.ops.Gap;
import dev.sluice.ops.IngestPosition;
import dev.sluice.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One slot of the positions topic, owned by this process: its transactional producer, and where its sources stand. After an
 * exception of a commit its outcome is unknown: abandon the slot and claim it again, which reads what is true.
 */
final class Slot implements AutoCloseable {
    /** An open transaction blocks all readers of bronze; an ingester that died leaves one for so long at most. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final int number;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, IngestPosition> positions;
    private final Serializer<SpecificRecord> serializer;
    private final LongSupplier nanoTime;
    private boolean inTransaction;
    private long begunNanos;

    /**
     * @param positions of this slot's sources, read after the producer had fenced off all others
     * @param nanoTime a clock that only goes forward
     */
    Slot(
            int number,
            Producer<byte[], byte[]> producer,
            Map<String, IngestPosition> positions,
            Serializer<SpecificRecord> serializer,
            LongSupplier nanoTime) {
        this.number = number;
        this.producer = producer;
        this.positions = positions;
        this.serializer = serializer;
        this.nanoTime = nanoTime;
    }

    static String transactionalId(int number) {
        return "sluice-ingester-slot-" + number;
    }

    int number() {
        return number;
    }

    Optional<IngestPosition> position(String source) {
        return Optional.ofNullable(positions.get(source));
    }

    /** What goes wrong with a record is thrown by the commit. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(ProducerRecord<byte[], byte[]> record) {
        if (!inTransaction) {
            producer.beginTransaction();
            begunNanos = nanoTime.getAsLong();
            inTransaction = true;
        }
        producer.send(record);
    }

    /** Sends a gap in one of this slot's feeds. */
    void send(Gap gap) {
        String topic = Topics.GAPS.name();
        byte[] key = (gap.getSource() + "|" + gap.getPoll()).getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, number, key, serializer.serialize(topic, gap)));
    }

    /** Commits all that was sent, and the position behind it. */
    void commit(IngestPosition position) {
        String topic = Topics.POSITIONS.name();
        byte[] key = position.getSource().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, number, key, serializer.serialize(topic, position)));
        producer.commitTransaction();
        inTransaction = false;
        positions.put(position.getSource(), position);
    }

    /**
     * Whether such a failure means that another producer claimed this slot. The broker also refuses our epoch when it has given up
     * our transaction for its age; that is no reason to stop.
     */
    boolean isLostBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException) {
                return true;
            }
            if (cause instanceof InvalidProducerEpochException) {
                return nanoTime.getAsLong() - begunNanos < TRANSACTION_TIMEOUT.toNanos();
            }
        }
        return false;
    }

    /** Gives up at once, whatever is under way; the broker aborts it when the slot is claimed again. */
    void abandon() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
