package dev.sluice.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Old event times meet a broker that looks for things to delete every second: segments roll, the stack is killed, the state is
 * wiped and restored, and every answer stays the same. Kafka's defaults lose such data without a word.
 */
final class WipedStateIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MINUTES = "/kpi/event_count_offset?offset=2880";
    private static final String PULLS = "/kpi/avg_pr_time";

    @TempDir
    private Path folder;

    @Test
    void aReplayedHourSurvivesSegmentRollsAKillAndWipedState() throws Exception {
        var hour = Hour.copyTo(folder, "hour.json.gz");
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("broker.properties"),
                "log.retention.check.interval.ms=500\nlog.initial.task.delay.ms=500\n");
        try (var oracle = Oracle.over(List.of(hour))) {
            try (var sluice = up(hour)) {
                awaitEvents(sluice, oracle.events());
                rollSegmentsEarly(sluice);
            }
            String before;
            try (var sluice = up(Hour.copyTo(folder, "copy.json.gz"))) {
                awaitSource(sluice, "copy.json.gz", Hour.lines(hour));
                awaitRolledSegments();
                awaitEvents(sluice, oracle.events());
                before = answers(sluice);
            }
            delete(data().resolve("state"));

            try (var sluice = up(hour)) {
                awaitEvents(sluice, oracle.events());

                assertThat(answers(sluice)).isEqualTo(before);
                assertThat(totals(sluice)).isEqualTo(expectedTotals(oracle));
            }
        }
    }

    private SluiceProcess up(Path file) {
        return SluiceProcess.up(data(), "file:" + file);
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The watermark, which is "now" for a replay, is the last event's time as soon as all is known to be read. */
    private static void awaitEvents(SluiceProcess sluice, long events) {
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> sluice.getJson(MINUTES).get("total").longValue() == events);
    }

    private static void awaitSource(SluiceProcess sluice, String name, long lines) {
        Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> {
            for (var account : sluice.getJson("/api/v1/pipeline").findParents("duplicates")) {
                if (account.get("source").asText().endsWith(name)) {
                    return account.get("duplicates").longValue() == lines;
                }
            }
            return false;
        });
    }

    /** The counts alone: what is said about freshness changes with the clock. */
    private static String answers(SluiceProcess sluice) throws Exception {
        return sluice.getJson(MINUTES).get("counts") + "\n"
                + sluice.getJson(PULLS).findValues("avg_pr_time_seconds");
    }

    private static Map<String, Long> totals(SluiceProcess sluice) throws Exception {
        return sluice.getJson(MINUTES).get("counts").properties().stream()
                .filter(type -> type.getValue().longValue() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().longValue()));
    }

    /** What the catalogue lacks is counted as one; the sample has some, the real hour none. */
    private static Map<String, Long> expectedTotals(Oracle oracle) throws Exception {
        return oracle.rows(Oracle.text("events_by_type")).stream()
                .map(row -> row.split(" \\| ", 2))
                .collect(Collectors.toMap(
                        row -> EventType.ofGithubName(row[0]).githubName(), row -> Long.parseLong(row[1]), Long::sum));
    }

    private static void rollSegmentsEarly(SluiceProcess sluice) throws Exception {
        var broker = Map.<String, Object>of(
                "bootstrap.servers", "127.0.0.1:" + sluice.ports().get("kafka").intValue());
        try (var admin = Admin.create(broker)) {
            var topics = admin.listTopics(new ListTopicsOptions()).names().get();
            var smallSegments = List.of(new AlterConfigOp(new ConfigEntry("segment.bytes", "1048576"), OpType.SET));
            admin.incrementalAlterConfigs(topics.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    topic -> smallSegments)))
                    .all()
                    .get();
        }
    }

    private void awaitRolledSegments() {
        Awaitility.await("bronze has more than one segment").atMost(LIMIT).until(() -> {
            try (var files = Files.list(data().resolve("kafka/github.bronze.events.v1-0"))) {
                return files.filter(file -> file.toString().endsWith(".log")).count() > 1;
            }
        });
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
