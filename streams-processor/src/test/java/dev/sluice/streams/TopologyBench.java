package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.ops.Account;
import dev.sluice.ops.Drift;
import dev.sluice.ops.LetterState;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.queries.Remembered;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.streams.account.Accounts;
import dev.sluice.streams.account.Tally;
import dev.sluice.streams.count.CountEventMinutes;
import dev.sluice.streams.count.Counts;
import dev.sluice.streams.count.RepoActivity;
import dev.sluice.streams.count.RepoHour;
import dev.sluice.streams.dedup.Memories;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology under a driver, in the words of the domain: lines in, silver, dead letters, accounts and stores out. */
final class TopologyBench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String SOURCE = "file:/hour.json.gz";

    /** Few enough to be reached by a test. */
    static final int SEEN_MOST = 5_000;

    private final Lane lane;
    private final AvroSerdes serdes = AvroSerdes.of(new FakeRegistry());
    private final Metrics metrics = new Metrics();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> bronze;
    private final Map<String, List<Map.Entry<byte[], byte[]>>> changelogs = new HashMap<>();
    private Instant fetchedAt = NOW;
    private String source = SOURCE;
    private long position;

    /** The topology of a lane, with its stores in that folder. */
    TopologyBench(Lane lane, Path stateDir) {
        this.lane = lane;
        this.driver =
                new TopologyTestDriver(topology(lane, stateDir, serdes, metrics), properties(lane, stateDir), NOW);
        this.bronze = driver.createInputTopic(
                Topics.bronze(lane).name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Topology topology(Lane lane, Path stateDir, AvroSerdes serdes, Metrics metrics) {
        return GithubTopology.build(properties(lane, stateDir), config(lane, stateDir), serdes, metrics.registry());
    }

    private static Properties properties(Lane lane, Path stateDir) {
        return StreamsProperties.of(
                config(lane, stateDir), new KafkaSettings("unused:1", "http://unused", 1), "localhost:1");
    }

    static ProcessorConfig config(Lane lane, Path stateDir) {
        return new ProcessorConfig(
                lane,
                Duration.ofMinutes(15),
                Duration.ofDays(2),
                Duration.ofDays(2),
                SEEN_MOST,
                stateDir,
                "1",
                1,
                0,
                Duration.ofSeconds(1),
                new ProcessorConfig.QueryAddress("127.0.0.1", "127.0.0.1", 0));
    }

    /** From now on lines are of this source. */
    void source(String id) {
        source = id;
        position = 0;
    }

    /** From now on lines are fetched that much later. */
    void wait(Duration later) {
        fetchedAt = fetchedAt.plus(later);
        driver.advanceWallClockTime(later);
    }

    void send(TestEvents event) {
        send(event.line());
    }

    void send(String line) {
        send(line.getBytes(StandardCharsets.UTF_8));
    }

    /** A record of bronze, as the ingester writes it. */
    void send(byte[] line) {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes(source))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(fetchedAt.toEpochMilli())))
                .add(Headers.POSITION, Headers.bytes(Long.toString(++position)));
        bronze.pipeInput(new TestRecord<>("7".getBytes(StandardCharsets.UTF_8), line, headers, fetchedAt));
    }

    /** A dead letter's line in bronze once more, as {@code sluice dlq replay} writes it. */
    void replay(String letter, int attempt, byte[] line) {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes(source))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(fetchedAt.toEpochMilli())))
                .add(Headers.POSITION, Headers.bytes(Long.toString(position)))
                .add(Headers.ATTEMPT, Headers.bytes(Integer.toString(attempt)))
                .add(Headers.LETTER, Headers.bytes(letter));
        bronze.pipeInput(new TestRecord<>("7".getBytes(StandardCharsets.UTF_8), line, headers, fetchedAt));
    }

    /** What was noted of replayed letters since it was asked last. */
    List<LetterState> letterStates() {
        var deserializer = serdes.deserializer(LetterState.class);
        return driver
                .createOutputTopic(Topics.LETTER_STATES.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(raw -> deserializer.deserialize(Topics.LETTER_STATES.name(), raw.value()))
                .toList();
    }

    /** A webhook in bronze, as the ingester writes it. */
    void sendWebhook(String kind, String delivery, byte[] body) {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes(Headers.WEBHOOK))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(fetchedAt.toEpochMilli())))
                .add(Headers.POSITION, Headers.bytes(delivery))
                .add(Headers.WEBHOOK_EVENT, Headers.bytes(kind))
                .add(Headers.WEBHOOK_DELIVERY, Headers.bytes(delivery));
        bronze.pipeInput(new TestRecord<>("7".getBytes(StandardCharsets.UTF_8), body, headers, fetchedAt));
    }

    /** New silver records of a type. */
    List<TestRecord<byte[], SpecificRecord>> silver(EventType type) {
        var deserializer = serdes.deserializer(type.record());
        var topic = Topics.silver(lane, type).name();
        var out = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var records = new ArrayList<TestRecord<byte[], SpecificRecord>>();
        out.readRecordsToList()
                .forEach(raw -> records.add(new TestRecord<>(
                        raw.key(), deserializer.deserialize(topic, raw.value()), raw.headers(), raw.getRecordTime())));
        return records;
    }

    /** How many new silver records there are, by type; types without any left out. */
    Map<EventType, Integer> silverCounts() {
        var counts = new TreeMap<EventType, Integer>();
        for (var type : EventType.values()) {
            int records = silver(type).size();
            if (records > 0) {
                counts.put(type, records);
            }
        }
        return counts;
    }

    /** New dead letters. */
    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Accounts as published last, after half a second more. */
    Map<String, Account> publishedAccounts() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        var deserializer = serdes.deserializer(Account.class);
        var out = driver.createOutputTopic(
                Topics.ACCOUNTS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var accounts = new HashMap<String, Account>();
        out.readRecordsToList()
                .forEach(raw -> accounts.put(
                        new String(raw.key(), StandardCharsets.UTF_8),
                        deserializer.deserialize(Topics.ACCOUNTS.name(), raw.value())));
        return accounts;
    }

    /** New drifts, by their key. */
    Map<String, Drift> drifts() {
        var deserializer = serdes.deserializer(Drift.class);
        var out =
                driver.createOutputTopic(Topics.DRIFT.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var drifts = new TreeMap<String, Drift>();
        out.readRecordsToList()
                .forEach(raw -> assertThat(drifts.put(
                                new String(raw.key(), StandardCharsets.UTF_8),
                                deserializer.deserialize(Topics.DRIFT.name(), raw.value())))
                        .as("told twice")
                        .isNull());
        return drifts;
    }

    /** New states of pull requests, in order, by their key as text. */
    List<Map.Entry<String, PullRequestTwin>> pullRequestTwins() {
        return gold(Topics.pullRequestTwins(lane), PullRequestTwin.class);
    }

    /** New records of a compacted topic, in order. */
    <V extends SpecificRecord> List<Map.Entry<String, V>> gold(Topic topic, Class<V> value) {
        var deserializer = serdes.deserializer(value);
        return driver
                .createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(raw -> Map.entry(raw.key(), deserializer.deserialize(topic.name(), raw.value())))
                .toList();
    }

    /** The account of the source in use, in the store. */
    Tally account() {
        return this.<String, Tally>store(Accounts.STORE).get(source);
    }

    /** Events by GitHub's name of the type, over all minutes and actors. */
    Map<String, Long> countsByType() {
        var sums = new TreeMap<String, Long>();
        try (var minutes = this.<Long, Counts>store(CountEventMinutes.STORE).all()) {
            minutes.forEachRemaining(minute ->
                    minute.value.forEach((type, actor, events) -> sums.merge(type.githubName(), events, Long::sum)));
        }
        return sums;
    }

    /** What the store holds for a repository in the hour of that time. */
    RepoActivity activity(long repo, Instant time) {
        return this.<RepoHour, RepoActivity>store("activity-by-repo-hour").get(new RepoHour(RepoHour.hour(time), repo));
    }

    /** Everything that was written to the changelog of a store; a tombstone has no value. */
    List<Map.Entry<byte[], byte[]>> changelog(String store) {
        var topic = lane.applicationId() + "-" + store + "-changelog";
        var written = changelogs.computeIfAbsent(store, s -> new ArrayList<>());
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> written.add(new SimpleEntry<>(record.key(), record.value())));
        return written;
    }

    /** What is measured under that name, with its labels. */
    String measured(String name) {
        return metrics.scrape().lines().filter(line -> line.startsWith(name)).collect(Collectors.joining("\n"));
    }

    /** What it recognises duplicates by. */
    List<Remembered> remembered() {
        return Memories.of(metrics.registry());
    }

    /** A store by its name. */
    <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
