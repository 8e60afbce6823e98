package dev.sluice.ingester;

import dev.sluice.ingester.publish.KafkaSlots;
import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.CachedRegistry;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.PatientRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that the topics are there, and finds the registry. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(5);
    private static final String CACHE = "ingester-schemas.json";

    private Connection() {}

    static KafkaSlots open(KafkaSettings kafka, Lane lane, Path stateDir, MeterRegistry meters) {
        var admin = Admin.create(kafka.client());
        try {
            TopicSetup.ensure(admin, topics(lane, kafka.replication()));
            return new KafkaSlots(kafka, serdes(kafka, admin, stateDir), admin, meters);
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static AvroSerdes serdes(KafkaSettings kafka, Admin admin, Path stateDir) {
        String cluster = KafkaAnswers.of(admin.describeCluster().clusterId(), "asking for the cluster's id");
        var registry = new PatientRegistry(
                new ConfluentRegistry(kafka.registryUrl()), REGISTRY_PATIENCE, System::nanoTime, LOG::info);
        var cached = CachedRegistry.open(registry, stateDir.resolve(CACHE), cluster);
        return AvroSerdes.of(cached, kafka.avroSerializer(), kafka.avroDeserializer(), kafka.registryUrl());
    }

    private static List<NewTopic> topics(Lane lane, int replication) {
        return Stream.of(Topics.bronze(lane), Topics.DEAD_LETTERS, Topics.POSITIONS, Topics.GAPS)
                .map((Topic topic) -> topic.create(replication))
                .toList();
    }
}
