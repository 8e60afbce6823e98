package dev.sluice.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.read.RepoKey;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.silver.Envelope;
import dev.sluice.standalone.dlq.DlqCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;

/** Dead letters of a running stack, and the commands on them. */
final class LetterBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SluiceProcess stack;

    LetterBench(SluiceProcess stack) {
        this.stack = stack;
    }

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param lines of its standard output, which is JSON
     * @param err its standard error
     */
    record Run(int code, List<JsonNode> lines, String err) {}

    Run dlq(String command, String flag, List<String> letters) throws Exception {
        return dlq(command, Stream.concat(Stream.of(flag), letters.stream()).toArray(String[]::new));
    }

    Run dlq(String command, List<String> letters) throws Exception {
        return dlq(command, letters.toArray(String[]::new));
    }

    /** {@code sluice dlq}, with JSON lines. */
    Run dlq(String command, String... arguments) throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(
                List.of(command, "--json", "--data-dir", stack.dataDir().toString()));
        all.addAll(List.of(arguments));
        int code = DlqCommand.commandLine(Map.of(), new ByteArrayOutputStream(), Clock.systemUTC())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        var lines = new ArrayList<JsonNode>();
        for (var line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return new Run(code, lines, err.toString());
    }

    /** The bytes of a letter's line, as {@code dlq show --raw} prints them. */
    byte[] raw(String letter) {
        var bytes = new ByteArrayOutputStream();
        DlqCommand.commandLine(Map.of(), bytes, Clock.systemUTC())
                .execute("show", "--raw", "--data-dir", stack.dataDir().toString(), letter);
        return bytes.toByteArray();
    }

    /** What became of each source's lines. */
    Iterable<JsonNode> accounts() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + stack.ports().get("streams").intValue() + "/internal/v1/accounts");
        var body = HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return JSON.readTree(body).get("rows");
    }

    JsonNode account(String source) throws Exception {
        for (var account : accounts()) {
            if (account.get("source").asText().equals(source)) {
                return account;
            }
        }
        throw new AssertionError("no account of " + source + " in " + accounts());
    }

    /** Silver records of a source. */
    long silver(String source) {
        var values = new HashMap<String, Deserializer<? extends SpecificRecord>>();
        var registry = "http://127.0.0.1:" + stack.ports().get("registry").intValue() + "/apis/ccompat/v7";
        var serdes = AvroSerdes.of(new ConfluentRegistry(registry));
        for (var type : EventType.values()) {
            values.put(Topics.silver(Lane.LIVE, type).name(), serdes.deserializer(type.record()));
        }
        long records = 0;
        var bytes = new ByteArrayDeserializer();
        Map<String, Object> properties = Map.of("bootstrap.servers", brokers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            var partitions = partitions(values.keySet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var silver = values.get(record.topic()).deserialize(record.topic(), record.value());
                    records += ((Envelope) silver.get(0)).getSource().equals(source) ? 1 : 0;
                }
            }
        }
        return records;
    }

    private static List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, Topics.EVENT_PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    /**
     * Letters with good lines in them, as a parser would have left them that knew less. What it refused is in bronze and in the
     * account of its source; the letters that the parser of today makes of it are discarded.
     *
     * @return their names
     */
    List<String> lettersOfAnOlderParser(String source, byte[]... lines) throws Exception {
        var letters = new ArrayList<String>();
        try (var producer = producer(Map.of())) {
            for (var line : lines) {
                var refused = producer.send(bronze(source, line, "what the parser could not read".getBytes(UTF_8)))
                        .get();
                var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, key(line), line, origin(source));
                Map.of(
                                Headers.REASON, "FIELD",
                                Headers.DETAIL, "simulated",
                                Headers.STAGE, "parse",
                                Headers.LANE, "github",
                                Headers.SOURCE_TOPIC, refused.topic(),
                                Headers.SOURCE_PARTITION, Integer.toString(refused.partition()),
                                Headers.SOURCE_OFFSET, Long.toString(refused.offset()),
                                Headers.ATTEMPT, "1")
                        .forEach((name, text) -> letter.headers().add(name, text.getBytes(UTF_8)));
                var written = producer.send(letter).get();
                letters.add(written.partition() + "-" + written.offset());
            }
        }
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> account(source).get("dead").asLong() == lines.length);
        var ofToday = new ArrayList<String>();
        for (var letter : dlq("list").lines()) {
            var name = letter.get("letter").asText();
            if (letter.get("source").asText().equals(source) && !letters.contains(name)) {
                ofToday.add(name);
            }
        }
        dlq("discard", "--yes", ofToday);
        return letters;
    }

    /** The transaction of a replay, as it is while the command is killed: the line is written, and nothing is committed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void leaveAReplayOpen(String source, String letter) {
        var killed = producer(Map.of("transactional.id", "sluice-dlq-v1", "transaction.timeout.ms", "30000"));
        killed.initTransactions();
        killed.beginTransaction();
        var line = bronze(source, raw(letter), raw(letter));
        line.headers().add(Headers.ATTEMPT, Headers.bytes("2")).add(Headers.LETTER, Headers.bytes(letter));
        killed.send(line);
        killed.flush();
        killed.close(Duration.ZERO);
    }

    private static ProducerRecord<byte[], byte[]> bronze(String source, byte[] keyed, byte[] line) {
        return new ProducerRecord<>(Topics.bronze(Lane.LIVE).name(), null, key(keyed), line, origin(source));
    }

    private static RecordHeaders origin(String source) {
        var headers = new RecordHeaders();
        headers.add(Headers.SOURCE, Headers.bytes(source));
        headers.add(Headers.FETCHED_AT, Headers.bytes(Long.toString(System.currentTimeMillis())));
        headers.add(Headers.POSITION, Headers.bytes("1"));
        return headers;
    }

    private static byte[] key(byte[] line) {
        return RepoKey.of(line).orElseThrow();
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put("bootstrap.servers", brokers());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private String brokers() {
        return "127.0.0.1:" + stack.ports().get("kafka").intValue();
    }
}
