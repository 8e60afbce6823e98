package dev.sluice.benchmarks;

import dev.sluice.endtoend.Repository;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.standalone.embedded.DataFolder;
import dev.sluice.standalone.embedded.EmbeddedBroker;
import dev.sluice.standalone.embedded.EmbeddedRegistry;
import dev.sluice.standalone.embedded.Installation;
import dev.sluice.standalone.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A fresh broker and registry as {@code sluice up} starts them, with nothing else beside them. */
final class Log implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final DataFolder folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final KafkaSettings kafka;
    private final AvroSerdes serdes;

    private Log(DataFolder folder, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
        broker.awaitReady(LIMIT);
        registry.awaitReady(LIMIT);
        this.kafka = new KafkaSettings(broker.bootstrapServers(), registry.url().toString(), 1);
        this.serdes = AvroSerdes.of(new ConfluentRegistry(kafka.registryUrl()));
        serdes.register(List.of(Topics.POSITIONS, Topics.GAPS));
    }

    static Log start(Path data) {
        var folder = DataFolder.take(data);
        folder.wipe();
        return launch(folder, data);
    }

    /** On a folder that another log has left, or a copy of it. */
    static Log open(Path data) {
        return launch(DataFolder.take(data), data);
    }

    private static Log launch(DataFolder folder, Path data) {
        var installation = installation(data);
        var broker = EmbeddedBroker.launch(folder, installation, Ports.choose(0, ""));
        return new Log(
                folder, broker, EmbeddedRegistry.launch(folder, installation, Ports.choose(0, ""), broker.clusterId()));
    }

    private static Installation installation(Path data) {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        return new Installation(
                classPath, Repository.root().resolve("standalone/target/registry"), data.resolveSibling("cds"));
    }

    KafkaSettings kafka() {
        return kafka;
    }

    AvroSerdes serdes() {
        return serdes;
    }

    /** CPU seconds of the broker so far. */
    double brokerCpu() throws IOException {
        return ProcessTree.cpu(ProcessHandle.of(broker.pid()).orElseThrow());
    }

    void create(Topic... topics) throws Exception {
        create(Stream.of(topics).map(topic -> topic.create(1)).toList());
    }

    void create(List<NewTopic> topics) throws Exception {
        try (var admin = Admin.create(kafka.client())) {
            admin.createTopics(topics).all().get();
        }
    }

    /** Waits until so many sources are DONE; fails as soon as one is not. */
    void awaitDone(int sources, Process ingester) {
        var deserializer = serdes.deserializer(IngestPosition.class);
        var done = new HashSet<String>();
        try (var consumer = consumer(Topics.POSITIONS.name(), Topics.POSITIONS.partitions())) {
            while (done.size() < sources) {
                if (!ingester.isAlive()) {
                    throw new IllegalStateException("the ingester ended with " + ingester.exitValue() + ", "
                            + done.size() + " of " + sources + " sources done; see its log");
                }
                for (var record : consumer.poll(POLL)) {
                    var position = deserializer.deserialize(record.topic(), record.value());
                    if (position.getState() == SourceState.FAULTY || position.getState() == SourceState.MISSING) {
                        throw new IllegalStateException("expected every hour to be DONE, got " + position);
                    }
                    if (position.getState() == SourceState.DONE) {
                        done.add(position.getSource());
                    }
                }
            }
        }
    }

    /** Of all committed values of a topic of events. */
    Checksum checksum(String topic) {
        var sum = new Checksum[] {Checksum.NOTHING};
        forEach(topic, Topics.EVENT_PARTITIONS, record -> sum[0] = sum[0].plus(record.value()));
        return sum[0];
    }

    /** Shows all committed records of a topic. */
    void forEach(String topic, int partitions, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (var consumer = consumer(topic, partitions)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(visitor);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic, int partitions) {
        var bytes = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(kafka.consumer(), bytes, bytes);
        var all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    @Override
    public void close() {
        registry.requestStop();
        broker.requestStop();
        registry.close();
        broker.close();
        folder.close();
    }
}
