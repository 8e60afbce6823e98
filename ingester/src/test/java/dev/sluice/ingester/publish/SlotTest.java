package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.Positions;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One transactional producer and what its failures mean. */
class SlotTest {
    private static final String SOURCE = "file:/a.json";
    private static final Serializer<SpecificRecord> AS_TEXT =
            (topic, position) -> position.get(0).toString().getBytes(UTF_8);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Map<String, IngestPosition> positions = new HashMap<>();
    private long now;
    private final Slot slot = new Slot(3, producer, positions, AS_TEXT, () -> now);

    @BeforeEach
    void claim() {
        producer.initTransactions();
    }

    @Test
    void itsNameIsTheSameInEveryProcessSoThatOneFencesTheOther() {
        assertThat(Slot.transactionalId(slot.number())).isEqualTo("sluice-ingester-slot-3");
    }

    @Test
    void aTransactionBeginsWithItsFirstRecordAndNotBefore() {
        assertThat(producer.transactionInFlight()).isFalse();

        slot.send(line());

        assertThat(producer.transactionInFlight()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void linesAndThePositionBehindThemBecomeVisibleTogether() {
        slot.send(line());
        slot.send(line());
        slot.commit(position(2));

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("bronze", "bronze", Topics.POSITIONS.name());
        assertThat(producer.history().get(2).partition()).isEqualTo(3);
        assertThat(producer.history().get(2).key()).isEqualTo(SOURCE.getBytes(UTF_8));
        assertThat(slot.position(SOURCE)).map(IngestPosition::getLines).contains(2L);
        assertThat(producer.transactionInFlight()).isFalse();
    }

    @Test
    void aPositionWithoutLinesIsATransactionOfItsOwn() {
        slot.commit(position(0));

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void whatDidNotCommitMovesNoPosition() {
        producer.commitTransactionException = new TimeoutException("no answer");
        slot.send(line());

        assertThatThrownBy(() -> slot.commit(position(1))).isInstanceOf(TimeoutException.class);

        assertThat(slot.position(SOURCE)).isEmpty();
    }

    @Test
    void fencingMeansThatTheSlotIsLostHoweverDeepItIsWrapped() {
        var fenced = new KafkaException("in an error state", new KafkaException(new ProducerFencedException("newer")));

        assertThat(slot.isLostBy(fenced)).isTrue();
        assertThat(slot.isLostBy(new TimeoutException("no answer"))).isFalse();
        assertThat(slot.isLostBy(new InvalidTxnStateException("paused for too long")))
                .isFalse();
    }

    @Test
    void anOldEpochMeansSoWhileTheBrokerCannotHaveGivenTheTransactionUp() {
        now = Duration.ofDays(1).toNanos();
        slot.send(line());

        now += Slot.TRANSACTION_TIMEOUT.toNanos() - 1;
        assertThat(slot.isLostBy(new InvalidProducerEpochException("old epoch")))
                .isTrue();

        now += 1;
        assertThat(slot.isLostBy(new InvalidProducerEpochException("old epoch")))
                .isFalse();
    }

    @Test
    void anAbandonedSlotCommitsNothing() {
        slot.send(line());
        slot.abandon();

        assertThat(producer.closed()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> line() {
        return new ProducerRecord<>("bronze", new byte[] {'{', '}'});
    }

    private static IngestPosition position(long lines) {
        return Positions.of(SOURCE, SourceState.READING, lines)
                .setBytes(lines * 3)
                .build();
    }
}
