package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services of {@code docker-compose.yml}, each a process of its own with exactly the environment of the file, beside a broker and a
 * registry that are not theirs: a recorded hour comes through equal to the batch computation. What a container has of its own, names,
 * ports and folders, is mapped to this machine in {@link #here}. Health is asked as Docker asks it, by the image's own script.
 */
final class ComposeIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> SERVICES = List.of("streams-processor", "metrics-sink", "query-api", "ingester");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<ServiceProcess> started = new ArrayList<>();
    private final int http = Ports.choose(0, "");
    private final int queries = Ports.choose(0, "");
    private ComposeFile compose;
    private Cluster cluster;

    @AfterEach
    void stop() throws Exception {
        for (var process : started) {
            process.kill();
        }
        cluster.close();
    }

    @Test
    void recordedHourComesThroughTheServicesOfTheComposeFile() throws Exception {
        compose = ComposeFile.read();
        cluster = Cluster.start(folder.resolve("cluster"));
        var hour = Hour.copyTo(folder, "hour.json.gz");
        var set = Map.of("SLUICE_SOURCE", "file:" + hour, "SLUICE_MODE", "replay");

        for (var service : SERVICES) {
            int health = Ports.choose(0, "");
            var process = start(service, here(compose.environment(service, set), health));
            if (!service.equals("query-api")) {
                await(service, process, () -> isHealthy(health, "/readyz"));
            }
        }

        try (var oracle = Oracle.over(List.of(hour))) {
            Awaitility.await("gold")
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(Comparison.differences(oracle, folder, snapshot()))
                            .allSatisfy(
                                    (table, rows) -> assertThat(rows).as(table).isEmpty()));
            await("query-api", started.get(2), () -> isHealthy(http, "/kpi/event_count_offset?offset=60"));
            var answer = new QueryProcess(started.get(2), http).ask("/kpi/event_count_offset?offset=2880");
            assertThat(answer.body().path("total").asLong()).as("%s", answer).isEqualTo(oracle.events());
            assertThat(keys(Topics.repositories(Lane.LIVE))).isEqualTo(ids(oracle, "repo_id"));
            assertThat(keys(Topics.actors(Lane.LIVE))).isEqualTo(ids(oracle, "actor_id"));
        }
    }

    private static Set<String> ids(Oracle oracle, String column) throws SQLException {
        return new TreeSet<>(
                oracle.rows("SELECT DISTINCT " + column + " FROM raw_events WHERE " + column + " IS NOT NULL"));
    }

    /** Of all records of a topic that has come to rest. */
    private Set<String> keys(Topic topic) {
        var settings = new HashMap<String, Object>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var keys = new TreeSet<String>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> keys.add(record.key()));
            }
            return keys;
        }
    }

    /** The only things that differ from a container. */
    private Map<String, String> here(Map<String, String> environment, int health) {
        var names = Map.of(
                "kafka:29092", cluster.bootstrapServers(),
                "http://registry:8080/apis/ccompat/v7", cluster.environment().get("SLUICE_SCHEMA_REGISTRY_URL"),
                "http://streams-processor:8091", "http://127.0.0.1:" + queries,
                "/opt/sluice/metrics", Repository.root().resolve("metrics").toString());
        var ports = Map.of(
                "SLUICE_HEALTH_PORT", health,
                "SLUICE_HTTP_PORT", http,
                "SLUICE_STREAMS_QUERY_PORT", queries);
        var mapped = new LinkedHashMap<String, String>();
        environment.forEach((name, value) -> mapped.put(
                name,
                ports.containsKey(name)
                        ? ports.get(name).toString()
                        : names.getOrDefault(value, value.replace("/data/", folder + "/"))));
        mapped.put("HOSTNAME", "localhost");
        return mapped;
    }

    private ServiceProcess start(String service, Map<String, String> environment) {
        var options = Stream.concat(
                        Stream.of(environment.get("SLUICE_JAVA_OPTS").split(" ", -1)),
                        Stream.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
                .toList();
        var process = ServiceProcess.start(
                compose.mains().get(service), environment, folder.resolve(service + ".txt"), options);
        started.add(process);
        return process;
    }

    private void await(String service, ServiceProcess process, Callable<Boolean> healthy) {
        Awaitility.await(service + " is healthy")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive()).as(process::output).isTrue();
                    return healthy.call();
                });
    }

    /** As the image's health check does it. */
    private static boolean isHealthy(int port, String path) throws IOException, InterruptedException {
        var script = Repository.root().resolve("ops/container/healthy").toString();
        return new ProcessBuilder("bash", script, Integer.toString(port), path)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private Path snapshot() throws IOException {
        var gold = folder.resolve("gold");
        return gold.resolve(Files.readString(gold.resolve("CURRENT")).strip());
    }
}
