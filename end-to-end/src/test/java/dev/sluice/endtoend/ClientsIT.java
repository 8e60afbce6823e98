package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.sample.Expected;
import dev.sluice.ingester.sample.SampleEvents;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import dev.sluice.silver.Envelope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of others and the examples, against a running stack whose seventeen silver topics all hold records. */
final class ClientsIT {
    private static final int EVENTS = 6_000;
    private static final long SEED = 17;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SILVER =
            Topics.silver(Lane.LIVE).stream().map(Topic::name).toList();

    @TempDir
    private static Path folder;

    private static final Map<String, Long> expected = new TreeMap<>();
    private static SluiceProcess sluice;
    private static CompletableFuture<NodeProgram> node;
    private static Map<String, Set<String>> ids;

    @BeforeAll
    static void fillEveryTopic() throws Exception {
        node = CompletableFuture.supplyAsync(() -> {
            try {
                return NodeProgram.install(folder);
            } catch (Exception e) {
                throw new IllegalStateException("cannot install the packages of examples/node", e);
            }
        });
        sluice = SluiceProcess.up(folder.resolve("data"), "file:" + events(folder.resolve("events.json")));
        await().atMost(LIMIT).until(sluice::hasPorts);
        ids = readWithJava();
    }

    @AfterAll
    static void stop() throws Exception {
        sluice.close();
    }

    private static Path events(Path file) throws Exception {
        var sample = new SampleEvents(SEED);
        try (var out = Files.newOutputStream(file)) {
            for (long n = 0; n < EVENTS; n++) {
                if (sample.expected(n) instanceof Expected.Accepted accepted) {
                    out.write(sample.line(n));
                    out.write('\n');
                    var type = EventType.ofGithubName(accepted.type());
                    expected.merge(Topics.silver(Lane.LIVE, type).name(), 1L, Long::sum);
                }
            }
        }
        return file;
    }

    /** Ids by topic, with our own classes; waits until as many are there as were written. */
    private static Map<String, Set<String>> readWithJava() {
        var kafka = new KafkaSettings(
                settings().get("SLUICE_KAFKA_BOOTSTRAP_SERVERS"), settings().get("SLUICE_SCHEMA_REGISTRY_URL"), 1);
        var avro = AvroSerdes.of(new ConfluentRegistry(kafka.registryUrl()));
        var found = new TreeMap<String, Set<String>>();
        for (var topic : Topics.silver(Lane.LIVE)) {
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            var read = found.computeIfAbsent(topic.name(), name -> new TreeSet<>());
            try (var consumer =
                    new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), avro.deserializer(topic.value()))) {
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(1)).until(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(id(record.value())));
                    return read.size() >= expected.getOrDefault(topic.name(), 1L);
                });
            }
        }
        return found;
    }

    private static String id(SpecificRecord record) {
        return ((Envelope) record.get(0)).getId();
    }

    @Test
    void everySilverTopicHoldsWhatWasWritten() {
        assertThat(expected).containsOnlyKeys(SILVER);
        assertThat(counts(ids)).isEqualTo(expected);
    }

    @Test
    void kafkajsAndTheSchemaRegistryPackageReadEverySilverTopic() throws Exception {
        var program = node.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        program.requireInstalled();
        var settings = new TreeMap<>(settings());
        settings.put("UNTIL_END", "1");

        var read = new TreeMap<String, Set<String>>();
        var lines = program.read(settings, SILVER);
        for (var line : lines) {
            var record = JSON.readTree(line);
            var event = record.get("value").get("event");
            assertThat(event.get("created_at").longValue()).isPositive();
            read.computeIfAbsent(record.get("topic").textValue(), topic -> new TreeSet<>())
                    .add(event.get("id").textValue());
        }

        assertThat(read).isEqualTo(ids);
        assertThat(lines).hasSize(total());
    }

    @Test
    void theExampleInJavaReadsEverySilverTopic() throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Repository.root().resolve("standalone/target/lib") + File.separator + "*",
                Repository.root().resolve("examples/java/Consume.java").toString()));
        command.addAll(SILVER);
        var output = Files.createTempFile(folder, "example", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(settings());
        var process = builder.start();
        try {
            await().atMost(LIMIT).until(() -> lines(output) >= total() || !process.isAlive());
        } finally {
            process.destroyForcibly().waitFor();
        }

        var read = new TreeSet<String>();
        for (var line : Files.readAllLines(output)) {
            assertThat(line).startsWith("{\"event\": ");
            var event = json(line).get("event");
            read.add(event.get("type").textValue() + " " + event.get("id").textValue());
        }
        assertThat(read).hasSize(total());
    }

    @Test
    void consumePrintsATopicAsLinesAndAsCsv() throws Exception {
        var lines = consume("push --until-idle");
        var wanted = lines.stream()
                .map(ClientsIT::json)
                .filter(record -> record.at("/event/actor_class").textValue().equals("BOT"))
                .map(record -> record.at("/event/id").textValue())
                .sorted()
                .toList();

        assertThat(lines).hasSize(ids.get("github.silver.push.v1").size());
        assertThat(consume("push --until-idle --csv --filter actor_class=BOT"))
                .first()
                .asString()
                .startsWith("event.id,event.type,event.created_at");
        assertThat(consume("push --until-idle --csv --filter event.actor_class=BOT --from -1d").stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .sorted())
                .isEqualTo(wanted);
    }

    @Test
    void consumePrintsThePullRequestsThatWereRebuilt() throws Exception {
        var twins = consume("gold.pull-request --until-idle").stream()
                .map(ClientsIT::json)
                .toList();

        assertThat(twins).isNotEmpty().allSatisfy(twin -> {
            assertThat(twin.get("number").intValue()).isPositive();
            assertThat(twin.at("/origins/repo_name/event_id").textValue()).isNotEmpty();
        });
    }

    @Test
    void consumeEndsQuietlyWhenNobodyReadsAnyMore() throws Exception {
        var shell = "set -o pipefail; " + consumeCommand("push") + " | head -n 2";

        assertThat(run(List.of("bash", "-c", shell), 0)).hasSize(2);
    }

    @Test
    void consumeOfATopicThatIsNotThereSaysSo() throws Exception {
        assertThat(run(List.of("sh", "-c", consumeCommand("their.own.topic")), 1))
                .first()
                .asString()
                .contains("there is no topic their.own.topic");
    }

    private static List<String> consume(String flags) throws Exception {
        return run(List.of("sh", "-c", consumeCommand(flags)), 0);
    }

    private static String consumeCommand(String flags) {
        return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.sluice.standalone.Main consume --data-dir '%s' %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        Cluster.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        sluice.dataDir(),
                        flags);
    }

    private static List<String> run(List<String> command, int end) throws Exception {
        var output = Files.createTempFile(folder, "consume", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(end);
        return Files.readAllLines(output);
    }

    private static Map<String, String> settings() {
        var ports = sluice.ports();
        return Map.of(
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.get("kafka"),
                "SLUICE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:" + ports.get("registry") + "/apis/ccompat/v7");
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static int total() {
        return Math.toIntExact(
                expected.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Map<String, Long> counts(Map<String, Set<String>> found) {
        var counts = new TreeMap<String, Long>();
        found.forEach((topic, all) -> counts.put(topic, (long) all.size()));
        return counts;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
