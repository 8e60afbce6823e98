package dev.sluice.standalone.consume;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic and prints what is wanted. Belongs to no group: it takes nothing away from anybody. */
final class Reading {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_BACK = 1_000;

    private final ConsumePlan plan;
    private final Rows rows;
    private final Consumer<byte[], byte[]> consumer;
    private final TopicLog log;
    private final OutputStream out;
    private long printed;

    /** @param out flushed after each batch of records */
    Reading(ConsumePlan plan, Rows rows, Consumer<byte[], byte[]> consumer, TopicLog log, OutputStream out) {
        this.plan = plan;
        this.rows = rows;
        this.consumer = consumer;
        this.log = log;
        this.out = out;
    }

    /**
     * Returns when enough is printed or, if so planned, all is read; else it reads for ever.
     *
     * @throws NoSuchTopic if the broker does not have the topic
     * @throws IOException if nothing can be printed, or a record does not decode
     */
    void run() throws IOException {
        var partitions = partitions();
        consumer.assign(partitions);
        var ends = log.ends(partitions);
        long from = seek(partitions);
        print(plan.lines().head());
        out.flush();
        while (printed < plan.most() && !(plan.untilIdle() && isRead(ends))) {
            for (var record : consumer.poll(POLL)) {
                if (record.timestamp() >= from && printed < plan.most()) {
                    print(record);
                }
            }
            out.flush();
        }
    }

    private List<TopicPartition> partitions() {
        var found = consumer.partitionsFor(plan.topic().name());
        if (found == null || found.isEmpty()) {
            throw new NoSuchTopic("there is no topic " + plan.topic().name() + " on this broker");
        }
        return found.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Goes where reading begins; the least timestamp of a record that is wanted: times are not in order. */
    private long seek(List<TopicPartition> partitions) {
        if (plan.start() instanceof Start.Beginning) {
            consumer.seekToBeginning(partitions);
            return Long.MIN_VALUE;
        }
        if (plan.start() instanceof Start.End) {
            consumer.seekToEnd(partitions);
            return Long.MIN_VALUE;
        }
        long from = plan.start() instanceof Start.At at
                ? at.time().toEpochMilli()
                : newest(partitions) - ((Start.Back) plan.start()).by().toMillis();
        seekToTime(partitions, from);
        return from;
    }

    /**
     * Greatest timestamp near the ends. Kafka's own answer to that counts the markers of transactions, which have the time of
     * the broker's clock; behind each marker there is a record, so that a look at the last offsets finds some.
     */
    private long newest(List<TopicPartition> partitions) {
        var stableEnds = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        consumer.seek(partition, Math.max(begin, stableEnds.get(partition) - LOOK_BACK)));
        long newest = 0;
        while (!isRead(stableEnds)) {
            for (var record : consumer.poll(POLL)) {
                newest = Math.max(newest, record.timestamp());
            }
        }
        return newest;
    }

    private void seekToTime(List<TopicPartition> partitions, long from) {
        var asked = partitions.stream().collect(Collectors.toMap(p -> p, p -> Math.max(0, from)));
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void print(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var row = rows.of(record);
        if (plan.filters().stream().allMatch(filter -> filter.holds(row))) {
            print(plan.lines().line(row));
            printed++;
        }
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The topic is not there. */
    static final class NoSuchTopic extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchTopic(String message) {
            super(message);
        }
    }
}
