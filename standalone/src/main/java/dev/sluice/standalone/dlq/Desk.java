package dev.sluice.standalone.dlq;

import dev.sluice.ops.LetterState;
import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.kafka.KafkaReach;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.RegistryException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The parts that a command works with, on one cluster.
 *
 * @param log what is there
 * @param seen what is in silver
 * @param where the cluster is
 * @param serdes of the notes
 */
record Desk(LetterLog log, SeenEvents seen, Whereabouts where, AvroSerdes serdes) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What a command that is killed in a transaction holds up. */
    private static final String TRANSACTION_MS = "30000";

    /**
     * Waits until a broker answers.
     *
     * @param warnings told what a person should know
     * @throws dev.sluice.runtime.kafka.KafkaUnreachable if none does
     */
    static Desk open(Whereabouts where, Consumer<String> warnings) {
        var kafka = where.kafka();
        KafkaReach.await(kafka, PATIENCE, warnings);
        var serdes = AvroSerdes.of(
                new ConfluentRegistry(kafka.registryUrl()),
                kafka.avroSerializer(),
                kafka.avroDeserializer(),
                kafka.registryUrl());
        var log = new LetterLog(new TopicReader(kafka), serdes.deserializer(LetterState.class));
        return new Desk(log, new StreamsPorts(where.streams(), warnings), where, serdes);
    }

    /** Takes the writing over, from whoever does it now. */
    Notary notary(Clock clock) {
        var producer =
                new KafkaProducer<>(producer(where.kafka()), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            var notary = new Notary(producer, serdes.serializer(List.of(Topics.LETTER_STATES)), clock);
            notary.takeOver();
            return notary;
        } catch (RegistryException e) {
            producer.close();
            throw new DlqProblem(
                    ExitCode.UNREACHABLE,
                    "the notes of letters cannot be written: " + e.getMessage(),
                    "start the registry, and a streams-processor of this version once: it registers the schemas",
                    e);
        }
    }

    private static Map<String, Object> producer(KafkaSettings kafka) {
        var properties = kafka.producer();
        properties.put("transactional.id", Notary.TRANSACTIONAL_ID);
        properties.put("transaction.timeout.ms", TRANSACTION_MS);
        properties.put("linger.ms", "0");
        return properties;
    }
}
