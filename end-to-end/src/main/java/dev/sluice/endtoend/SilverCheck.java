package dev.sluice.endtoend;

import dev.sluice.ops.Account;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.silver.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the silver topics, the dead letters and the accounts of the live lane as everybody does who reads committed records. Each
 * event must come once, told by type, id and time, and each bad line once, told by its text. What is not there yet is missing; what is
 * there twice, or was never sent, is wrong, and stays so however long one waits.
 */
public final class SilverCheck implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Deserializer<? extends SpecificRecord>> byTopic = new HashMap<>();
    private final Deserializer<Account> accountReader;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private long records;
    private long marked;

    /**
     * Of a lane that is empty so far.
     *
     * @param environment where broker and registry are, as a service is told
     */
    public SilverCheck(Map<String, String> environment) {
        var serdes = AvroSerdes.of(new ConfluentRegistry(environment.get("SLUICE_SCHEMA_REGISTRY_URL")));
        accountReader = serdes.deserializer(Account.class);
        for (var type : EventType.values()) {
            byTopic.put(Topics.silver(Lane.LIVE, type).name(), serdes.deserializer(type.record()));
        }
        var bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        environment.get("SLUICE_KAFKA_BOOTSTRAP_SERVERS"),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                bytes,
                bytes);
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private List<TopicPartition> partitions() {
        var topics = new ArrayList<>(byTopic.keySet());
        topics.add(Topics.DEAD_LETTERS.name());
        topics.add(Topics.ACCOUNTS.name());
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** How an event is told from others. */
    public static String event(String type, String id, String createdAt) {
        return type + " " + id + " " + createdAt;
    }

    /** How a bad line is told from others. */
    public static String badLine(String line) {
        return "dead letter " + line;
    }

    /** Adds what has to come, each once, however often it was sent. */
    public void want(Collection<String> more) {
        wanted.addAll(more);
    }

    /** Reads what has come since; whether everything is there. */
    public boolean isComplete() {
        for (var batch = consumer.poll(POLL); !batch.isEmpty(); batch = consumer.poll(POLL)) {
            batch.forEach(this::count);
        }
        return seen.size() >= wanted.size() && missing().isEmpty();
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.ACCOUNTS.name())) {
            accounts.put(
                    new String(record.key(), StandardCharsets.UTF_8),
                    accountReader.deserialize(record.topic(), record.value()));
            return;
        }
        records++;
        seen.merge(name(record), 1, Integer::sum);
    }

    private String name(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
            return badLine(new String(record.value(), StandardCharsets.UTF_8));
        }
        var event = (Envelope) byTopic.get(record.topic())
                .deserialize(record.topic(), record.value())
                .get(0);
        marked += event.getSemanticDuplicate() ? 1 : 0;
        return event(event.getType(), event.getId(), event.getCreatedAt().toString());
    }

    /** Committed silver records and dead letters so far. */
    public long records() {
        return records;
    }

    /** How many of them are marked as semantic duplicates. */
    public long marked() {
        return marked;
    }

    /** The newest account of each source and partition. */
    public Collection<Account> accounts() {
        return accounts.values();
    }

    /** What has to come and has not. */
    public Set<String> missing() {
        return wanted.stream().filter(name -> !seen.containsKey(name)).collect(Collectors.toSet());
    }

    /** What came more than once, or was never sent. */
    public List<String> wrong() {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 || !wanted.contains(entry.getKey()))
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " times")
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
