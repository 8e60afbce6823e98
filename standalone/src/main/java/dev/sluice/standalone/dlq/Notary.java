package dev.sluice.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ops.LetterState;
import dev.sluice.ops.LetterStatus;
import dev.sluice.runtime.ExitCode;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Replays and discards letters; each batch, and the notes of it, are one transaction. There is one notary on a cluster: who
 * takes over fences the one before and has its open transaction aborted, and only then reads how the letters stand.
 */
final class Notary implements AutoCloseable {
    /** Of all commands that write, so that two of them never work at once. */
    static final String TRANSACTIONAL_ID = "sluice-dlq-v1";

    private final Producer<byte[], byte[]> producer;
    private final Serializer<SpecificRecord> states;
    private final Clock clock;

    Notary(Producer<byte[], byte[]> producer, Serializer<SpecificRecord> states, Clock clock) {
        this.producer = producer;
        this.states = states;
        this.clock = clock;
    }

    /** To be called before the letters are read. */
    void takeOver() {
        producer.initTransactions();
    }

    /** Puts these lines into bronze once more. */
    void replay(List<Replay> batch) {
        inTransaction(() -> {
            var sent = new ArrayList<Future<RecordMetadata>>();
            batch.forEach(replay -> sent.add(producer.send(replay.record())));
            producer.flush();
            for (int i = 0; i < batch.size(); i++) {
                note(
                        replayed(batch.get(i), place(sent.get(i))),
                        batch.get(i).lane().prefix());
            }
        });
    }

    /** Notes that nobody wants to see these any more. */
    void discard(List<Standing> letters) {
        inTransaction(() -> letters.forEach(standing -> note(
                new LetterState(
                        standing.id().toString(),
                        LetterStatus.DISCARDED,
                        standing.attempts(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        clock.instant()),
                standing.letter().lane())));
    }

    private LetterState replayed(Replay replay, RecordMetadata place) {
        return new LetterState(
                replay.letter().toString(),
                LetterStatus.REPLAYED,
                replay.attempt(),
                null,
                null,
                place.topic(),
                place.partition(),
                place.offset(),
                clock.instant());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what goes wrong
    private void note(LetterState state, String lane) {
        var topic = Topics.LETTER_STATES.name();
        var note = new ProducerRecord<>(topic, state.getLetter().getBytes(UTF_8), states.serialize(topic, state));
        if (lane != null) {
            note.headers().add(Headers.LANE, Headers.bytes(lane));
        }
        producer.send(note);
    }

    private void inTransaction(Runnable work) {
        try {
            producer.beginTransaction();
            work.run();
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw new DlqProblem(
                    ExitCode.FAILURE,
                    "another sluice dlq has taken over; what was committed before stays",
                    "wait until it has ended, then run this again: what is done is not done twice",
                    e);
        } catch (KafkaException e) {
            throw new DlqProblem(
                    ExitCode.FAILURE,
                    "Kafka did not take a batch of letters: " + e.getMessage(),
                    "run this again: what was committed is not done twice",
                    e);
        }
    }

    private static RecordMetadata place(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while Kafka was taking a letter", e);
        }
    }

    /** An open transaction is left to be aborted. */
    @Override
    public void close() {
        producer.close();
    }
}
