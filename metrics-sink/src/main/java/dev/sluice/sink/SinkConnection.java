package dev.sluice.sink;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.CachedRegistry;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.PatientRegistry;
import dev.sluice.schemas.serdes.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka and the registry, found and fit for the sink.
 *
 * @param clusterId the cluster
 * @param serdes over a registry whose answers are kept on disk
 */
record SinkConnection(String clusterId, AvroSerdes serdes) {

    private static final Logger LOG = LoggerFactory.getLogger(SinkConnection.class);
    /** Shorter than the five minutes in which a consumer must poll again. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(2);

    private static final String CACHE = "sink-schemas.json";

    /** Makes sure that the topics are there with the partitions that the lake relies on. */
    static SinkConnection open(SinkConfig config) {
        try (Admin admin = Admin.create(config.kafka().client())) {
            TopicSetup.ensure(admin, topics(config));
            String cluster = KafkaAnswers.of(admin.describeCluster().clusterId(), "asking for the cluster's id");
            PatientRegistry registry = new PatientRegistry(
                    new ConfluentRegistry(config.kafka().registryUrl()),
                    REGISTRY_PATIENCE,
                    System::nanoTime,
                    LOG::info);
            return new SinkConnection(
                    cluster,
                    serdes(
                            config,
                            CachedRegistry.open(registry, config.stateDir().resolve(CACHE), cluster)));
        }
    }

    private static AvroSerdes serdes(SinkConfig config, SchemaRegistry registry) {
        var kafka = config.kafka();
        return AvroSerdes.of(registry, kafka.avroSerializer(), kafka.avroDeserializer(), kafka.registryUrl());
    }

    private static List<NewTopic> topics(SinkConfig config) {
        return config.lanes().stream()
                .flatMap(lane ->
                        Stream.concat(Stream.of(Topics.bronze(lane), Topics.ACCOUNTS), Topics.silver(lane).stream()))
                .distinct()
                .map(topic -> topic.create(config.kafka().replication()))
                .toList();
    }
}
