package dev.sluice.sink.watermark;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** The greatest event time of each bronze partition of a lane, as the accounts topic tells. Used by one thread. */
final class EventTimes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 50;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<Account> decoder;
    private final Lane lane;
    private final List<TopicPartition> partitions = IntStream.range(0, Topics.ACCOUNTS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.ACCOUNTS.name(), partition))
            .toList();
    private final Map<Integer, Instant> greatest = new HashMap<>();

    /** @param consumer reads committed records alone; belongs to this object from now on */
    EventTimes(Consumer<byte[], byte[]> consumer, Deserializer<Account> decoder, Lane lane) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.lane = lane;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * By bronze partition; reads the topic up to its present end. Accounts are cumulative, so the greatest of all ever read
     * is the greatest of the last ones.
     */
    Map<Integer, Instant> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (int i = 0; i < MOST_POLLS && !hasReached(ends); i++) {
            consumer.poll(POLL).forEach(this::take);
        }
        return Map.copyOf(greatest);
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String ofLane = Headers.text(record.headers(), Headers.LANE);
        if (record.value() == null || (ofLane != null && !ofLane.equals(lane.prefix()))) {
            return;
        }
        Account account = decoder.deserialize(record.topic(), record.value());
        if (account.getGreatestEventTime() != null) {
            greatest.merge(account.getPartition(), account.getGreatestEventTime(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }
}
