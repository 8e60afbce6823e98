package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ops.Gap;
import dev.sluice.ops.IngestPosition;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.SchemaRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A log in memory, with the producer that Kafka ships for tests, and faults at will. */
public final class LogBench implements SlotClaim {
    private final AvroSerdes serdes = AvroSerdes.of(new OwnSchemas());
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> gathered = new ArrayList<>();
    private Failure nextFailure = Failure.NONE;
    private boolean claimsRefused;

    /** What the next commit does. */
    enum Failure {
        NONE,
        /** It fails, and nothing was committed. */
        LOST,
        /** It was committed, but the answer got lost. */
        DONE_BUT_UNKNOWN,
        /** Nothing of it was sent: the first record is refused. */
        REFUSED,
        /** Somebody else claimed the slot. */
        FENCED,
        /** Somebody else claimed the slot, in the broker's other words. */
        FENCED_BY_EPOCH
    }

    void failNextCommit(Failure failure) {
        nextFailure = failure;
    }

    /** Claims of slots fail until told otherwise. */
    void refuseClaims(boolean refused) {
        claimsRefused = refused;
    }

    /** Whether all producers but the last so many were closed. */
    boolean allClosedBut(int last) {
        return producers.subList(0, producers.size() - last).stream().allMatch(MockProducer::closed);
    }

    int claims() {
        return producers.size();
    }

    @Override
    public Slot claim(int number) {
        if (claimsRefused) {
            throw new TimeoutException("no broker for slot " + number);
        }
        var bytes = new ByteArraySerializer();
        var producer = new MockProducer<>(true, null, bytes, bytes) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                if (nextFailure == Failure.REFUSED) {
                    nextFailure = Failure.NONE;
                    throw new KafkaException("the buffer is full");
                }
                return super.send(record);
            }

            @Override
            public void commitTransaction() {
                Failure failure = nextFailure;
                nextFailure = Failure.NONE;
                if (failure == Failure.FENCED) {
                    throw new KafkaException("in an error state", new ProducerFencedException("newer epoch"));
                }
                if (failure == Failure.FENCED_BY_EPOCH) {
                    throw new KafkaException("in an error state", new InvalidProducerEpochException("old epoch"));
                }
                if (failure == Failure.LOST) {
                    throw new KafkaException("the transaction was aborted");
                }
                super.commitTransaction();
                if (failure == Failure.DONE_BUT_UNKNOWN) {
                    throw new TimeoutException("no answer to the commit");
                }
            }
        };
        producer.initTransactions();
        var positions = positions();
        producers.add(producer);
        return new Slot(
                number,
                producer,
                positions,
                serdes.serializer(List.of(Topics.POSITIONS, Topics.GAPS)),
                System::nanoTime);
    }

    List<ProducerRecord<byte[], byte[]>> committed() {
        gathered.clear();
        producers.forEach(producer -> gathered.addAll(producer.history()));
        return gathered;
    }

    List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return committed().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    List<String> bronze() {
        return bronze(Lane.LIVE);
    }

    /** The lines of a lane. */
    public List<String> bronze(Lane lane) {
        return committed(Topics.bronze(lane).name()).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    IngestPosition lastPosition(String source) {
        return positions().get(source);
    }

    List<Gap> gaps() {
        var deserializer = serdes.deserializer(Gap.class);
        return committed(Topics.GAPS.name()).stream()
                .map(record -> deserializer.deserialize(record.topic(), record.value()))
                .toList();
    }

    static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return Headers.text(record.headers(), name);
    }

    @Override
    public Map<String, IngestPosition> standing() {
        return positions();
    }

    private Map<String, IngestPosition> positions() {
        var deserializer = serdes.deserializer(IngestPosition.class);
        var positions = new HashMap<String, IngestPosition>();
        committed(Topics.POSITIONS.name())
                .forEach(record -> positions.put(
                        new String(record.key(), UTF_8), deserializer.deserialize(record.topic(), record.value())));
        return positions;
    }

    /** Knows the schemas of what the ingester writes. */
    private static final class OwnSchemas implements SchemaRegistry {
        private static final int POSITION = 1;
        private static final int GAP = 2;

        @Override
        public int register(String subject, Schema schema) {
            throw new IllegalStateException("the ingester registers nothing, but tried " + subject);
        }

        @Override
        public int idOf(String subject, Schema schema) {
            return subject.equals(Topics.GAPS.subject()) ? GAP : POSITION;
        }

        @Override
        public Schema byId(int id) {
            return id == GAP ? Gap.getClassSchema() : IngestPosition.getClassSchema();
        }
    }
}
