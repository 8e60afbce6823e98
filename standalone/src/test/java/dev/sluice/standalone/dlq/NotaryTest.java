package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.record;
import static dev.sluice.standalone.dlq.Letters.star;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.LetterState;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** Replays and their notes are in one transaction, or nowhere. */
final class NotaryTest {
    private static final Serializer<SpecificRecord> AS_TEXT = (topic, state) -> text((LetterState) state);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Notary notary = new Notary(producer, AS_TEXT, Clock.fixed(Letters.FETCHED, ZoneOffset.UTC));

    private static byte[] text(LetterState state) {
        return "%s %s %d %s"
                .formatted(state.getLetter(), state.getStatus(), state.getAttempt(), state.getNotedAt())
                .getBytes(UTF_8);
    }

    private static Replay replay(String at) {
        var letter = record(at, star("1"));
        return Replay.of(new Standing(Letter.of(letter), Status.DEAD, 1, "SYNTAX"), letter);
    }

    @Test
    void aReplayAndItsNoteAreCommittedTogether() {
        notary.takeOver();
        notary.replay(List.of(replay("0-1"), replay("0-2")));

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        "github.bronze.events.v1",
                        "github.bronze.events.v1",
                        "github.ops.dead-letter-states.v1",
                        "github.ops.dead-letter-states.v1");
        var note = producer.history().get(2);
        assertThat(note.key()).isEqualTo("0-1".getBytes(UTF_8));
        assertThat(new String(note.value(), UTF_8)).isEqualTo("0-1 REPLAYED 2 2026-11-26T05:00:00Z");
    }

    @Test
    void aDiscardIsANoteAlone() {
        notary.takeOver();
        notary.discard(List.of(Letters.standing("0-1", Status.PARKED, 5)));

        assertThat(producer.history())
                .singleElement()
                .satisfies(note ->
                        assertThat(new String(note.value(), UTF_8)).isEqualTo("0-1 DISCARDED 5 2026-11-26T05:00:00Z"));
    }

    @Test
    void nothingIsCommittedWhereASendFails() {
        notary.takeOver();
        producer.sendException = new KafkaException("the disk is full");

        assertThatThrownBy(() -> notary.replay(List.of(replay("0-1"))))
                .isInstanceOf(DlqProblem.class)
                .hasMessageContaining("the disk is full");
        assertThat(producer.commitCount()).isZero();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whoIsFencedSaysThatAnotherHasTakenOver() {
        notary.takeOver();
        producer.fenceProducer();

        assertThatThrownBy(() -> notary.replay(List.of(replay("0-1"))))
                .isInstanceOf(DlqProblem.class)
                .hasMessageContaining("another sluice dlq has taken over");
    }
}
