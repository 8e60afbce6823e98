package dev.sluice.sink;

import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeIdentity;
import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.LakeWriter;
import dev.sluice.lake.WriterId;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.sink.silver.SilverBuffer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/** A session over Kafka's own mock consumer and a real lake: topics that a test fills, partitions that it moves. */
final class SessionBench implements AutoCloseable {

    static final TopicPartition PUSH_0 = partition(EventType.PUSH, 0);
    static final TopicPartition PUSH_1 = partition(EventType.PUSH, 1);

    private static final int FLUSH_ROWS = 1000;
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(5);

    private final LakeLayout layout;
    private final AvroSerdes serdes = AvroSerdes.of(new FakeRegistry());
    private final Serializer<SpecificRecord> serializer = serdes.serializer(Topics.silver(Lane.LIVE));
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<LakeView> commits = new ArrayList<>();
    private final LakeWriter lakeWriter;
    private final SilverBuffer buffer;
    private final SinkSession session;
    private final FlushPlan plan;
    private long nanos;

    SessionBench(Path lake, String writer) throws IOException, SQLException {
        layout = new LakeLayout(lake);
        lakeWriter = LakeWriter.open(
                layout, Fs.real(), new LakeIdentity("cluster-1", 4), new WriterId(writer, "1"), TestLake.CLOCK);
        buffer = SilverBuffer.open();
        plan = new FlushPlan(FLUSH_ROWS, FLUSH_EVERY, () -> nanos);
        SilverDecoder decoder = new SilverDecoder(serdes, List.of(Lane.LIVE));
        session = new SinkSession(
                consumer, lakeWriter, buffer, decoder, plan, new SinkMeters(new SimpleMeterRegistry()), commits::add);
        beginnings(PUSH_0, 0);
        beginnings(PUSH_1, 0);
        session.run(() -> false);
    }

    static TopicPartition partition(EventType type, int partition) {
        return new TopicPartition(Topics.silver(Lane.LIVE, type).name(), partition);
    }

    void beginnings(TopicPartition partition, long offset) {
        consumer.updateBeginningOffsets(Map.of(partition, offset));
        ends.merge(partition, offset, Math::max);
        consumer.updateEndOffsets(ends);
    }

    /** Kafka says that it holds so much, before any of it is sent. */
    void announce(TopicPartition partition, long end) {
        consumer.updateEndOffsets(Map.of(partition, end));
    }

    /** The group gives this member exactly these partitions. */
    void assign(TopicPartition... partitions) {
        consumer.rebalance(Arrays.asList(partitions));
    }

    /** The group took a partition away without asking. */
    void lose(TopicPartition partition) {
        session.onPartitionsLost(List.of(partition));
    }

    /** Records arrive behind all that came before. */
    void send(TopicPartition partition, SpecificRecord... records) {
        for (SpecificRecord record : records) {
            sendBytes(partition, serializer.serialize(partition.topic(), record));
        }
    }

    /** Bytes arrive, whatever they are. */
    void sendBytes(TopicPartition partition, byte[] value) {
        long offset = ends.get(partition);
        ends.put(partition, offset + 1);
        consumer.updateEndOffsets(ends);
        consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, value));
    }

    void poll() throws IOException, SQLException {
        session.step();
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void requestFlush() {
        plan.request();
    }

    MockConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    LakeView lake() throws IOException {
        return LakeReader.open(layout, Fs.real()).view();
    }

    /** Where the lake stands, by partition. */
    Map<TopicPartition, Long> positions() throws IOException {
        return lake().positions().entrySet().stream()
                .collect(Collectors.toMap(
                        position -> new TopicPartition(
                                position.getKey().topic(), position.getKey().partition()),
                        Map.Entry::getValue));
    }

    @Override
    public void close() throws IOException, SQLException {
        buffer.close();
        lakeWriter.close();
    }
}
