package dev.sluice.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files and bad lines of every class through the whole stack in one run: each ends with its reason, and the rest goes on. */
final class BadInputIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int FINDINGS = 3;

    @TempDir
    private static Path folder;

    private static JsonNode report;
    private static Map<String, Integer> deadLetters;

    @BeforeAll
    static void panThemAll() throws Exception {
        writeFiles();
        var batch = SluiceProcess.up(folder.resolve("data"), "file:" + folder + "/*.gz", "--until-idle");
        assertThat(batch.await(LIMIT)).as(batch.output() + batch.log()).isEqualTo(FINDINGS);
        report = batch.report();
        try (var running = SluiceProcess.up(folder.resolve("data"), "file:" + folder + "/two-members.json.gz")) {
            Awaitility.await().atMost(LIMIT).until(running::hasPorts);
            deadLetters = deadLetterReasons(running);
        }
    }

    @AfterAll
    static void everyLineIsAccountedFor() {
        assertThat(report.get("conserved").booleanValue()).as("%s", report).isTrue();
    }

    @Test
    void aTruncatedFileKeepsItsGoodLinesAndIsFaulty() {
        assertThat(source("truncated").get("state").textValue()).isEqualTo("FAULTY");
        assertThat(source("truncated").get("reason").textValue()).containsIgnoringCase("truncated");
        assertThat(source("truncated").get("silver").longValue()).isPositive();
    }

    @Test
    void garbageBehindAMemberKeepsTheGoodLinesAndIsFaulty() {
        assertThat(source("garbage").get("state").textValue()).isEqualTo("FAULTY");
        assertThat(source("garbage").get("silver").longValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"empty, EMPTY", "page, FORMAT", "zstd, FORMAT", "nested, FORMAT", "utf16, ENCODING", "bomb, RATIO"})
    void aFileThatIsNoneSaysWhyAndTheNextGoesOn(String name, String why) {
        assertThat(source(name).get("state").textValue()).isEqualTo("FAULTY");
        assertThat(source(name).get("reason").textValue()).startsWith(why + " at byte ");
        assertThat(source(name).get("lines").longValue()).isZero();
    }

    @Test
    void twoMembersAreReadAsOne() {
        assertThat(source("two-members").get("state").textValue()).isEqualTo("DONE");
        assertThat(source("two-members").get("silver").longValue()).isEqualTo(4);
    }

    @Test
    void aLineOfAHundredMegabytesIsADeadLetterAndTheNextLineGoesOn() {
        assertThat(source("long-line").get("state").textValue()).isEqualTo("DONE");
        assertThat(source("long-line").get("dead_letters").longValue()).isEqualTo(1);
        assertThat(source("long-line").get("silver").longValue()).isEqualTo(2);
    }

    @Test
    void badLinesAreDeadLettersAndUnknownTypesAreNot() {
        assertThat(source("lines").get("dead_letters").longValue()).isEqualTo(8);
        assertThat(source("lines").get("silver").longValue()).isEqualTo(2);
    }

    @Test
    void everyDeadLetterSaysWhy() {
        assertThat(deadLetters)
                .containsEntry("OVERSIZED", 1)
                .containsEntry("TRAILING", 1)
                .containsEntry("ENCODING", 1)
                .containsEntry("ID", 1)
                .containsEntry("TIME", 1)
                .containsEntry("FIELD", 1)
                .containsEntry("NOT_OBJECT", 1);
        assertThat(deadLetters.get("SYNTAX")).isEqualTo(2);
    }

    private static void writeFiles() throws IOException {
        Files.write(folder.resolve("two-members.json.gz"), join(gzip(lines(1, 2)), gzip(lines(3, 4))));
        Files.write(folder.resolve("garbage.json.gz"), join(gzip(lines(5, 6)), "not gzip".getBytes(UTF_8)));
        var whole = gzip(lines(1000, 4000));
        Files.write(folder.resolve("truncated.json.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.write(folder.resolve("lines.json.gz"), gzip(badLines()));
        Files.write(folder.resolve("empty.json.gz"), new byte[0]);
        Files.write(folder.resolve("page.json.gz"), "<html>404</html>".getBytes(UTF_8));
        Files.write(folder.resolve("zstd.json.gz"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0});
        Files.write(folder.resolve("nested.json.gz"), gzip(gzip(lines(9, 9))));
        Files.write(
                folder.resolve("utf16.json.gz"), gzip(event(10, "WatchEvent").getBytes(UTF_16)));
        Files.write(folder.resolve("bomb.json.gz"), gzip(new byte[100 << 20]));
        try (var file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("long-line.json.gz")))) {
            file.write(lines(7, 7));
            writeLongLine(file, 100);
            file.write(lines(8, 8));
        }
    }

    private static byte[] badLines() {
        var bytes = new ByteArrayOutputStream();
        for (var line : List.of(
                event(20, "PushEvent"),
                "\0\0\0\0\0\0\0\0",
                event(21, "PushEvent") + event(22, "PushEvent"),
                event(23, "PushEvent").substring(0, 60),
                event(24, "PushEvent").replace("\"id\":\"24\",", ""),
                event(25, "PushEvent").replace("2016-01-01T01:00:25Z", "yesterday"),
                event(26, "PushEvent").replace("{\"id\":1,\"login\":\"ann\"}", "42"),
                "[1, 2]",
                event(27, "SomethingNewEvent"))) {
            bytes.writeBytes((line + "\n").getBytes(UTF_8));
        }
        bytes.writeBytes(event(28, "PushEvent").replace("ann", "\u00e4").getBytes(ISO_8859_1));
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static byte[] lines(int first, int last) {
        var text = new StringBuilder();
        for (int n = first; n <= last; n++) {
            text.append(event(n, "WatchEvent")).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static String event(int id, String type) {
        return "{\"id\":\"%d\",\"type\":\"%s\",\"actor\":{\"id\":1,\"login\":\"ann\"},\"repo\":{\"id\":%d,\"name\":\"o/r%d\"},"
                        .formatted(id, type, id % 7 + 1, id % 7 + 1)
                + "\"payload\":{\"action\":\"started\"},\"public\":true,\"created_at\":\"2016-01-01T01:00:%02dZ\"}"
                        .formatted(id % 60);
    }

    /** Random letters, or the cap on the compression ratio would have its say first. */
    private static void writeLongLine(OutputStream file, int mebibytes) throws IOException {
        var random = new SplittableRandom(1);
        var chunk = new byte[1024 * 1024];
        for (int n = 0; n < mebibytes; n++) {
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = (byte) ('a' + random.nextInt(26));
            }
            file.write(chunk);
        }
        file.write('\n');
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static JsonNode source(String name) {
        for (var source : report.get("sources")) {
            if (source.get("source").textValue().endsWith("/" + name + ".json.gz")) {
                return source;
            }
        }
        throw new AssertionError("no source " + name + " in " + report);
    }

    private static Map<String, Integer> deadLetterReasons(SluiceProcess sluice) {
        var properties = new Properties();
        properties.put(
                "bootstrap.servers", "127.0.0.1:" + sluice.ports().get("kafka").intValue());
        properties.put("isolation.level", "read_committed");
        properties.put("max.partition.fetch.bytes", "20000000");
        var reasons = new TreeMap<String, Integer>();
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            var partitions = consumer.partitionsFor("github.ops.dead-letters.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> reasons.merge(reason(letter), 1, Integer::sum));
            }
        }
        return reasons;
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("reason").value(), UTF_8);
    }
}
