package dev.sluice.sink;

import dev.sluice.lake.CommitOutcome;
import dev.sluice.lake.CommitOutcome.Committed;
import dev.sluice.lake.CommitOutcome.LostRace;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.LakeWriter;
import dev.sluice.lake.OffsetRange;
import dev.sluice.lake.StagedFile;
import dev.sluice.sink.silver.SilverBuffer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads silver and commits it to the lake, from one opening of the lake to the first failure. Used by one thread.
 *
 * <pre>
 * assigned   seek to the lake's positions
 * poll       rows into the buffer
 * flush      Parquet files + [position in the lake, position of the consumer) of each partition: one commit
 * revoked    flush while the partitions are still ours
 * lost       forget the buffer; it may hold rows that somebody else now stores
 * </pre>
 *
 * <p>Any exception ends the session; what the lake does not have is read again by the next one.
 */
final class SinkSession implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final LakeWriter lake;
    private final SilverBuffer buffer;
    private final SilverDecoder decoder;
    private final FlushPlan plan;
    private final SinkMeters meters;
    private final java.util.function.Consumer<LakeView> committed;

    /** Where partitions began that the lake has nothing of. */
    private final Map<TopicPartition, Long> first = new HashMap<>();

    SinkSession(
            Consumer<byte[], byte[]> consumer,
            LakeWriter lake,
            SilverBuffer buffer,
            SilverDecoder decoder,
            FlushPlan plan,
            SinkMeters meters,
            java.util.function.Consumer<LakeView> committed) {
        this.consumer = consumer;
        this.lake = lake;
        this.buffer = buffer;
        this.decoder = decoder;
        this.plan = plan;
        this.meters = meters;
        this.committed = committed;
    }

    /** Reads for as long as it may, then commits what it has. */
    void run(BooleanSupplier mayGoOn) throws IOException, SQLException {
        consumer.subscribe(decoder.topics(), this);
        while (mayGoOn.getAsBoolean()) {
            step();
        }
        flush();
    }

    void step() throws IOException, SQLException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            buffer.append(decoder.type(record), decoder.decode(record), record.partition(), record.offset());
        }
        long lag = lag();
        meters.lag(lag);
        if (plan.due(buffer.rows(), !ranges().isEmpty(), lag)) {
            flush();
        }
    }

    private void flush() throws IOException, SQLException {
        List<OffsetRange> ranges = ranges();
        if (ranges.isEmpty()) {
            return;
        }
        long start = plan.now();
        List<StagedFile> files = buffer.write(lake::scratchFile);
        CommitOutcome outcome = lake.commit(ranges, files);
        if (outcome instanceof LostRace lost) {
            throw new IOException("another sink, " + lost.winner().writer() + ", committed manifest entry "
                    + lost.winner().seq() + " first; reading again from there");
        }
        Duration took = Duration.ofNanos(plan.now() - start);
        meters.flushed(buffer.rows(), files.size(), took);
        buffer.clear();
        plan.committed(took);
        committed.accept(((Committed) outcome).view());
        tellGroup(ranges);
    }

    /** Group offsets serve those who watch lag with Kafka's own tools; whether they arrive does not matter. */
    private void tellGroup(List<OffsetRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ranges.forEach(range ->
                offsets.put(new TopicPartition(range.topic(), range.partition()), new OffsetAndMetadata(range.next())));
        consumer.commitAsync(offsets, (sent, error) -> {});
    }

    /** What was read since the last commit, transaction markers included. */
    private List<OffsetRange> ranges() {
        return consumer.assignment().stream()
                .filter(partition -> consumer.position(partition) > stored(partition))
                .map(partition -> new OffsetRange(
                        partition.topic(), partition.partition(), stored(partition), consumer.position(partition)))
                .toList();
    }

    private long stored(TopicPartition partition) {
        return lake.view().position(StartOffsets.source(partition)).orElseGet(() -> first.getOrDefault(partition, 0L));
    }

    /** Records that wait in Kafka, as far as the consumer knows. */
    private long lag() {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        seek(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            flush();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot commit before giving up " + partitions + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        try {
            buffer.clear();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget rows of lost " + partitions + ": " + e.getMessage(), e);
        }
        seek(consumer.assignment().stream().filter(p -> !partitions.contains(p)).toList());
    }

    private void seek(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = StartOffsets.of(
                partitions, lake.view(), consumer.beginningOffsets(partitions), consumer.endOffsets(partitions));
        starts.forEach(consumer::seek);
        first.putAll(starts);
    }
}
