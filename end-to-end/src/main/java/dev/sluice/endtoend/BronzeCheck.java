package dev.sluice.endtoend;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads bronze as everybody does who reads committed records, and counts each line of each source by its position. What is not
 * there yet is incomplete; what is there twice, or was never in the source, is wrong, and stays so however long one waits.
 */
public final class BronzeCheck implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> wanted = new HashMap<>();
    private final Map<String, Map<Long, Integer>> seen = new HashMap<>();
    private long records;

    /** Of a lane that is empty so far. */
    public BronzeCheck(String bootstrapServers, Lane lane) {
        var bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                bytes,
                bytes);
        var partitions = IntStream.range(0, Topics.EVENT_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.bronze(lane).name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Adds what has to come.
     *
     * @param sources with their number of lines, none of them blank
     */
    public void want(Map<String, Long> sources) {
        wanted.putAll(sources);
    }

    /** Reads what has come since; whether everything is there. */
    public boolean isComplete() {
        for (var batch = consumer.poll(POLL); !batch.isEmpty(); batch = consumer.poll(POLL)) {
            batch.forEach(this::count);
        }
        return missing().isEmpty();
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        records++;
        long position = Long.parseLong(Headers.text(record.headers(), Headers.POSITION));
        seen.computeIfAbsent(Headers.text(record.headers(), Headers.SOURCE), source -> new HashMap<>())
                .merge(position, 1, Integer::sum);
    }

    /** Committed records so far. */
    public long records() {
        return records;
    }

    /** Incomplete: by source, how many lines are not there. */
    public Map<String, Long> missing() {
        var missing = new TreeMap<String, Long>();
        wanted.forEach((source, lines) -> {
            long there = seen.getOrDefault(source, Map.of()).size();
            if (there < lines) {
                missing.put(source, lines - there);
            }
        });
        return missing;
    }

    /** Wrong: lines that are there more than once, or that no source has. */
    public List<String> wrong() {
        return seen.entrySet().stream()
                .flatMap(source -> source.getValue().entrySet().stream()
                        .filter(line -> line.getValue() > 1 || !isOf(source.getKey(), line.getKey()))
                        .map(line -> source.getKey() + " line " + line.getKey() + ": " + line.getValue() + " times"))
                .sorted()
                .toList();
    }

    private boolean isOf(String source, long line) {
        return line >= 1 && line <= wanted.getOrDefault(source, 0L);
    }

    /** Sources that were read. */
    public Set<String> sources() {
        return Set.copyOf(seen.keySet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
