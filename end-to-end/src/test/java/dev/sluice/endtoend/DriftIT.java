package dev.sluice.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was learnt of the shape of events survives {@code kill -9}, and a change of it is told once by each partition. */
final class DriftIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2025-10-07T12:00:00Z");
    private static final int EVENTS = 800;
    private static final int REPOSITORIES = 40;
    private static final String FULL = ",\"size\":0,\"distinct_size\":0,\"commits\":[]";
    private static final String COMMITS = "github|file|PushEvent|KEY_VANISHED|payload.commits|";

    @TempDir
    private Path folder;

    @Test
    void aFieldThatVanishesWhileItIsDownIsToldOnceByEachPartition() throws Exception {
        var before = write("before.json", 0, FULL);
        var after = write("after.json", EVENTS, "");
        try (var sluice = SluiceProcess.up(folder.resolve("data"), "file:" + before)) {
            awaitSilver(sluice, "before.json");
            assertThat(sluice.getJson("/api/v1/pipeline").get("drifts")).isEmpty();
            sluice.kill();
        }
        try (var sluice = SluiceProcess.up(folder.resolve("data"), "file:" + after)) {
            awaitSilver(sluice, "after.json");
            Awaitility.await()
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() ->
                            sluice.getJson("/api/v1/pipeline").get("drifts").size() == 5);

            var drifts = sluice.getJson("/api/v1/pipeline").get("drifts");
            assertThat(drifts.findValuesAsText("path"))
                    .contains("payload.commits", "payload.size", "payload.distinct_size", "payload_shape");
            assertThat(drifts.get(0).get("partitions").toString()).isEqualTo("[0,1,2,3]");
            assertThat(told(sluice)).filteredOn(COMMITS::equals).hasSize(4);
            assertThat(told(sluice)).hasSize(20);
        }
    }

    private Path write(String name, int from, String more) throws IOException {
        var lines = IntStream.range(from, from + EVENTS)
                .mapToObj(i -> push(i, more))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name), lines + "\n");
    }

    private static String push(int number, String more) {
        int repo = 1_000 + number % REPOSITORIES;
        return """
            {"id":"%d","type":"PushEvent","actor":{"id":3,"login":"ann"},"repo":{"id":%d,"name":"octo/repo-%d"},\
            "payload":{"push_id":%d,"ref":"r","head":"h","before":"b"%s},"public":true,"created_at":"%s"}""".formatted(number, repo, repo, number, more, START.plusSeconds(number));
    }

    private static void awaitSilver(SluiceProcess sluice, String file) {
        Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> {
            for (var account : sluice.getJson("/api/v1/pipeline").get("accounts")) {
                if (account.get("source").asText().endsWith(file)) {
                    return account.get("silver").longValue() == EVENTS;
                }
            }
            return false;
        });
    }

    /** Keys of all records of the topic. */
    private static List<String> told(SluiceProcess sluice) {
        var properties = new Properties();
        properties.put(
                "bootstrap.servers", "127.0.0.1:" + sluice.ports().get("kafka").intValue());
        properties.put("isolation.level", "read_committed");
        var keys = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("github.ops.drift.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(drift -> {
                    assertThat(new String(drift.headers().lastHeader("lane").value(), UTF_8))
                            .isEqualTo("github");
                    keys.add(drift.key());
                });
            }
        }
        return keys;
    }
}
