package dev.sluice.streams;

import dev.sluice.runtime.Perishable;
import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.kafka.TopicSetup;
import dev.sluice.runtime.kafka.UnreadPartitions;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.CachedRegistry;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.schemas.serdes.PatientRegistry;
import dev.sluice.streams.dedup.Memories;
import dev.sluice.streams.serve.QueryPort;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bronze to silver, dead letters, accounts and state stores: one instance of a lane's topology, with its query port. */
public final class StreamsProcessor implements Perishable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsProcessor.class);
    private static final Duration REGISTRY_LIMIT = Duration.ofMinutes(2);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final ProcessorConfig config;
    private final KafkaSettings kafka;
    private final Metrics metrics;
    private final Restarts restarts = new Restarts(Clock.systemUTC());
    private QueryPort port;
    private KafkaStreamsMetrics meters;
    private volatile KafkaStreams streams;

    /** Touches nothing yet. */
    public StreamsProcessor(ProcessorConfig config, KafkaSettings kafka, Metrics metrics) {
        this.config = config;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "streams-processor";
    }

    /** Makes sure of topics and schemas, then starts to process; the stores may still be restored when it returns. */
    @Override
    public void start() {
        makeStateDir();
        var query = config.query();
        port = new QueryPort(
                config.lane(), query.bind(), query.host(), query.port(), () -> Memories.of(metrics.registry()));
        var serdes = prepare();
        var properties = StreamsProperties.of(config, kafka, port.server());
        streams = new KafkaStreams(GithubTopology.build(properties, config, serdes, metrics.registry()), properties);
        streams.setUncaughtExceptionHandler(restarts);
        meters = new KafkaStreamsMetrics(streams);
        meters.bindTo(metrics.registry());
        port.serve(streams, new UnreadPartitions(kafka, config.lane().applicationId()));
        streams.start();
        LOG.info("processing lane {}, queries on {}", config.lane().prefix(), port.server());
    }

    private void makeStateDir() {
        try {
            Files.createDirectories(config.stateDir());
            Files.delete(Files.createTempFile(config.stateDir(), "writable", ".tmp"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot write to the state folder " + config.stateDir().toAbsolutePath() + ": " + e
                            + "; choose another SLUICE_STATE_DIR, or give this user the right to write",
                    e);
        }
    }

    /** Topics exist, and schemas are registered. */
    private AvroSerdes prepare() {
        List<Topic> topics = Topics.all(config.lane());
        try (var admin = Admin.create(kafka.client())) {
            TopicSetup.ensure(
                    admin,
                    topics.stream()
                            .map(topic -> topic.create(kafka.replication()))
                            .toList());
            var cluster = KafkaAnswers.of(admin.describeCluster().clusterId(), "asking for the id of the cluster");
            var serdes = AvroSerdes.of(
                    CachedRegistry.open(registry(), schemaIds(), cluster),
                    kafka.avroSerializer(),
                    kafka.avroDeserializer(),
                    kafka.registryUrl());
            serdes.register(topics);
            return serdes;
        }
    }

    private PatientRegistry registry() {
        return new PatientRegistry(
                new ConfluentRegistry(kafka.registryUrl()), REGISTRY_LIMIT, System::nanoTime, LOG::info);
    }

    private Path schemaIds() {
        return config.stateDir().resolve(config.lane().applicationId() + "-schema-ids.json");
    }

    /** The query port in use; 0 before the start. */
    public int queryPort() {
        return port == null ? 0 : port.port();
    }

    /** Fine when all partitions of this instance are processed, not only when Streams says that it runs. */
    @Override
    public Check check() {
        if (failure().isPresent()) {
            return Check.failed(failure().get());
        }
        if (streams == null || streams.state() != KafkaStreams.State.RUNNING) {
            return Check.failed(streams == null ? "not started" : "state " + streams.state());
        }
        long tasks = streams.metadataForLocalThreads().stream()
                .mapToLong(thread ->
                        thread.activeTasks().size() + thread.standbyTasks().size())
                .sum();
        return tasks == 0 ? Check.failed("no partition is assigned yet") : Check.ok(tasks + " partition(s)");
    }

    @Override
    public Optional<String> failure() {
        return restarts.failure();
    }

    /** Commits what was begun and leaves the group, so that a restart does not wait for the session to end. */
    @Override
    public void close() {
        if (port != null) {
            port.close();
        }
        if (meters != null) {
            meters.close();
        }
        if (streams != null) {
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(CLOSE_LIMIT));
        }
    }
}
