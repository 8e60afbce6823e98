package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.publish.KafkaSlots;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.Publisher;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ingester.source.Source;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who claims a slot knows all that was committed in it, however late the broker shows it to readers of committed records. */
final class SlotClaimIT {
    private static final String SOURCE = "file:a.json";
    private static final int SLOT = Topics.slot(SOURCE);

    @TempDir
    private Path folder;

    private Cluster cluster;
    private KafkaSettings kafka;
    private AvroSerdes serdes;

    @BeforeEach
    void start() {
        cluster = Cluster.start(folder);
        cluster.prepare(Lane.LIVE);
        var registry = cluster.environment().get("SLUICE_SCHEMA_REGISTRY_URL");
        kafka = new KafkaSettings(cluster.bootstrapServers(), registry, 1);
        serdes = AvroSerdes.of(new ConfluentRegistry(registry));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** The last stable offset was seen behind what a dead ingester had committed: an hour was read twice. */
    @Test
    void aClaimWaitsForAPositionThatIsWrittenButNotYetStable() throws Exception {
        var bytes = new ByteArraySerializer();
        try (var other = new KafkaProducer<>(unstable(), bytes, bytes);
                var slots = new KafkaSlots(kafka, serdes, Admin.create(kafka.client()), new SimpleMeterRegistry())) {
            other.initTransactions();
            other.beginTransaction();
            other.send(position()).get();

            var stands = CompletableFuture.supplyAsync(() -> stand(slots));
            assertThatThrownBy(() -> stands.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            other.commitTransaction();

            assertThat(stands.get().getLines()).isEqualTo(7);
        }
    }

    /** Where the source stands, as who claims its slot is told. */
    private static IngestPosition stand(KafkaSlots slots) {
        var told = new AtomicReference<IngestPosition>();
        try (var publisher = new Publisher(slots, Lane.LIVE, new Ledger(List.of(SOURCE)), Clock.systemUTC())) {
            publisher.publish(new Told(told), () -> false);
        }
        return told.get();
    }

    /** Has nothing to read. */
    private record Told(AtomicReference<IngestPosition> position) implements Source {
        @Override
        public String id() {
            return SOURCE;
        }

        @Override
        public Resume resume(Optional<IngestPosition> stood) {
            position.set(stood.orElseThrow(() -> new IllegalStateException("no position of " + SOURCE)));
            return new Resume.Complete();
        }

        @Override
        public Reading open(Reading.Progress done) {
            throw new UnsupportedOperationException("nothing to read");
        }
    }

    private Map<String, Object> unstable() {
        Map<String, Object> properties = kafka.producer();
        properties.put("transactional.id", "another");
        return properties;
    }

    private ProducerRecord<byte[], byte[]> position() {
        var position = IngestPosition.newBuilder()
                .setSource(SOURCE)
                .setState(SourceState.READING)
                .setLines(7)
                .setBlank(0)
                .setOversized(0)
                .setBytes(700)
                .setUpdatedAt(Instant.EPOCH)
                .build();
        String topic = Topics.POSITIONS.name();
        byte[] value = serdes.serializer(List.of(Topics.POSITIONS)).serialize(topic, position);
        return new ProducerRecord<>(topic, SLOT, SOURCE.getBytes(StandardCharsets.UTF_8), value);
    }
}
