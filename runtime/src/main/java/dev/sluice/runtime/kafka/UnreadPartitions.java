package dev.sluice.runtime.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells which partitions of a group hold records that it has not committed yet. An offset below the end does not say
 * so: transaction markers and aborted records take offsets too, and after a restart they are never committed over. Where
 * the offset is short of the end, a read-committed probe looks for a record.
 */
public final class UnreadPartitions implements AutoCloseable {
    private static final Duration PROBE_POLL = Duration.ofMillis(200);
    private static final int PROBE_POLLS = 25;

    private final Admin admin;
    private final String group;
    private final KafkaSettings kafka;
    private final Stands stands = new Stands(this::hasRecord, System::nanoTime);

    /** @param group consumer group whose committed offsets count */
    public UnreadPartitions(KafkaSettings kafka, String group) {
        this.kafka = kafka;
        this.group = group;
        this.admin = Admin.create(kafka.client());
    }

    /** Of these partitions, those with at least one committed record that the group has not committed as read. */
    public synchronized Set<TopicPartition> among(Set<TopicPartition> partitions) {
        var ends = ends(partitions);
        var committed = committed();
        return partitions.stream()
                .filter(partition -> stands.isUnread(
                        partition,
                        committed.getOrDefault(partition, 0L),
                        ends.get(partition).offset()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ends of partitions, uncommitted records included. */
    public Map<TopicPartition, ListOffsetsResultInfo> ends(Set<TopicPartition> partitions) {
        var latest = partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        return KafkaAnswers.of(admin.listOffsets(latest).all(), "asking for the ends of " + partitions);
    }

    private Map<TopicPartition, Long> committed() {
        var asked = admin.listConsumerGroupOffsets(
                Map.of(group, new ListConsumerGroupOffsetsSpec()),
                new ListConsumerGroupOffsetsOptions().requireStable(true));
        return KafkaAnswers.of(asked.partitionsToOffsetAndMetadata(group), "asking for the offsets of " + group)
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry<TopicPartition, OffsetAndMetadata>::getKey,
                        entry -> entry.getValue().offset()));
    }

    /** Whether a committed record lies there; true also where the probe does not reach the end. */
    private boolean hasRecord(TopicPartition partition, long next, long end) {
        var bytes = new ByteArrayDeserializer();
        try (var probe = new KafkaConsumer<>(kafka.consumer(), bytes, bytes)) {
            probe.assign(List.of(partition));
            probe.seek(partition, next);
            for (int i = 0; i < PROBE_POLLS && probe.position(partition) < end; i++) {
                if (!probe.poll(PROBE_POLL).isEmpty()) {
                    return true;
                }
            }
            return probe.position(partition) < end;
        }
    }

    /** Without waiting for what was asked: with Kafka gone, that would be a minute. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
