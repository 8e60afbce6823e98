package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.GzipMembers;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.read.Sha256;
import dev.sluice.schemas.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theUsualSampleIsTheSameForEverAndWhatTheSourceReads() throws Exception {
        byte[] bytes = bytes(SamplePlan.usual(42, 10_000));

        assertThat(sha256(bytes)).isEqualTo("713019da7dcbd52e599ab2a29b87b34de3e3ff05d1de5038ad9494b55aa7c644");
        var sample = new SampleEvents(42);
        List<String> lines = text(bytes);
        assertThat(lines).hasSize(10_000);
        assertThat(lines.get(7_777)).isEqualTo(new String(sample.line(7_777), UTF_8));
    }

    @Test
    void everyOtherPlanIsTheSameForEverToo() throws Exception {
        var plan =
                new SamplePlan(7, 2_000, FROM, 1, 0.05, 0.1, new Late(0.2, Duration.ofDays(3)), 700L, Corruption.all());

        assertThat(sha256(bytes(plan))).isEqualTo("4ff610e32ccc3458f227017abfbf8725bec1271a84cd41ade6be003855ce7077");
    }

    @Test
    void anotherTimeAndPaceMoveTheEventsAlongWithTheLivesTheyTell() throws Exception {
        var plan = new SamplePlan(
                42, 3_000, Instant.parse("2024-02-28T23:00:00Z"), 0.5, null, null, null, null, List.of());
        List<JsonNode> events = accepted(plan);

        assertThat(times(events).stream().max(Instant::compareTo).orElseThrow())
                .isBetween("2024-02-29T00:39:00Z", "2024-02-29T00:40:00Z");
        List<JsonNode> closed = events.stream()
                .filter(event -> event.path("payload").path("pull_request").hasNonNull("closed_at"))
                .toList();
        assertThat(closed)
                .isNotEmpty()
                .allMatch(event -> event.path("payload")
                        .path("pull_request")
                        .path("closed_at")
                        .equals(event.path("created_at")));
    }

    @Test
    void asManyLinesAreBadAndCopiesAsWasAskedFor() throws Exception {
        var plan = new SamplePlan(42, 10_000, FROM, 300, 0.05, 0.1, null, null, List.of());
        SampleSummary summary = SampleOutput.toStream(plan, new ByteArrayOutputStream());

        long bad = summary.refused().values().stream().mapToLong(count -> count).sum();
        assertThat(bad).isBetween(430L, 570L);
        assertThat(summary.duplicates()).isBetween(750L, 1_050L);
        assertThat(summary.lines()).isEqualTo(summary.accepted() + bad + summary.duplicates());
        assertThat(new SamplePlan(42, 1, FROM, 300, 0.0, 0.0, null, null, List.of()).bad())
                .isZero();
    }

    @Test
    void withoutAnythingBadEveryLineIsGood() throws Exception {
        var plan = new SamplePlan(42, 1_000, FROM, 300, 0.0, 0.0, null, null, List.of());

        assertThat(accepted(plan)).hasSize(1_000);
        assertThat(SampleOutput.toStream(plan, new ByteArrayOutputStream()).accepted())
                .isEqualTo(1_000);
    }

    @Test
    void someEventsComeDaysLate() throws Exception {
        var late = new Late(0.1, Duration.ofDays(3));
        List<Instant> times = times(accepted(new SamplePlan(42, 2_000, FROM, 300, null, null, late, null, List.of())));

        assertThat(times.stream().filter(time -> time.isBefore(FROM.minus(Duration.ofHours(1)))))
                .hasSizeBetween(120, 220);
        assertThat(times).allMatch(time -> time.isAfter(FROM.minus(Duration.ofDays(4))));
        assertThat(times.stream().min(Instant::compareTo).orElseThrow()).isBefore(FROM.minus(Duration.ofDays(2)));
    }

    @Test
    void idsThatBeginAnewComeBackForOtherEvents() throws Exception {
        var plan = new SamplePlan(42, 4_000, FROM, 300, 0.0, 0.0, null, 2_000L, List.of());
        SampleSummary summary = SampleOutput.toStream(plan, new ByteArrayOutputStream());

        var seconds = new HashMap<String, Integer>();
        var events = new HashMap<String, Integer>();
        for (JsonNode event : accepted(plan)) {
            String id = event.path("type").asText() + event.path("id").asText();
            seconds.merge(id, 1, Integer::sum);
            events.merge(id + event.path("created_at").asText(), 1, Integer::sum);
        }
        assertThat(seconds.values().stream().filter(count -> count == 2)).hasSizeGreaterThan(500);
        assertThat(events).hasSize((int) summary.accepted());
        assertThat(summary.accepted() + summary.duplicates()).isEqualTo(4_000);
    }

    @Test
    void aFolderHasAFileForEachHourAndSaysWhatIsExpected() throws Exception {
        var plan = new SamplePlan(42, 3_000, FROM, 0.5, null, null, null, null, List.of());
        SampleSummary summary = SampleOutput.toFolder(plan, folder);

        assertThat(names()).containsExactly("2026-01-01-0.json.gz", "2026-01-01-1.json.gz", "expected.json");
        assertThat(summary.files()).extracting(SampleSummary.File::lines).containsExactly(1_800L, 1_200L);
        JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
        assertThat(expected.path("lines").asLong()).isEqualTo(3_000);
        assertThat(expected.path("refused").path("SYNTAX").asLong())
                .isEqualTo(summary.refused().get(Reason.SYNTAX));
        assertThat(expected.path("types").path("PushEvent").asLong()).isGreaterThan(1_000);
        assertThat(read("2026-01-01-1.json.gz").lines).hasSize(1_200);
        assertThat(read("2026-01-01-0.json.gz").lines.get(0))
                .isEqualTo(new String(new SampleEvents(42, plan::secondOf).line(0), UTF_8));
    }

    @Test
    void everyDamagedFileIsWhatIsSaidOfIt() throws Exception {
        var plan = new SamplePlan(42, 100, FROM, 300, null, null, null, null, Corruption.all());
        SampleSummary summary = SampleOutput.toFolder(plan, folder);

        List<SampleSummary.File> damaged =
                summary.files().stream().filter(file -> file.damage() != null).toList();
        assertThat(damaged).hasSize(FileDamage.values().length);
        for (SampleSummary.File file : damaged) {
            Read read = read(file.name());
            assertThat(read.fault.map(FileFault.Kind::name).orElse(null))
                    .as(file.damage())
                    .isEqualTo(file.fault());
            if (file.lines() == null) {
                assertThat(read.lines).as(file.damage()).hasSizeBetween(1, FileDamage.LINES - 1);
            } else {
                assertThat(read.lines).as(file.damage()).hasSize(file.lines().intValue());
            }
        }
    }

    @Test
    void corruptionsAddLinesThatAreCounted() throws Exception {
        var plan = new SamplePlan(42, 100, FROM, 300, 0.0, 0.0, null, null, Corruption.all());
        SampleSummary summary = SampleOutput.toFolder(plan, folder);
        Read read = read("2026-01-01-0.json.gz");

        assertThat(summary.blank()).isEqualTo(2);
        assertThat(read.blank).isEqualTo(2);
        assertThat(read.lines.size() + read.oversized).isEqualTo((int) summary.lines());
        assertThat(read.oversized).isEqualTo(1);
        assertThat(summary.refused().keySet()).contains(Reason.SYNTAX, Reason.OVERSIZED, Reason.DEPTH);
        assertThat(summary.types()).containsKeys("FooEvent", "pushevent");
    }

    @Test
    void aFileIsCompressedIfItsNameSaysSo() throws Exception {
        SampleOutput.toFile(SamplePlan.usual(1, 50), folder.resolve("a.json.gz"));
        SampleOutput.toFile(SamplePlan.usual(1, 50), folder.resolve("a.json"));

        assertThat(String.join("\n", read("a.json.gz").lines) + "\n")
                .isEqualTo(Files.readString(folder.resolve("a.json"), ISO_8859_1));
    }

    private record Read(List<String> lines, long blank, int oversized, Optional<FileFault.Kind> fault) {}

    private Read read(String name) throws IOException {
        var lines = new ArrayList<String>();
        int oversized = 0;
        Optional<FileFault.Kind> fault = Optional.empty();
        try (var reader = new Lines(new GzipMembers(Files.newInputStream(folder.resolve(name))))) {
            try {
                for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                    if (line.get() instanceof Line.Whole whole) {
                        lines.add(new String(whole.bytes(), ISO_8859_1));
                    } else {
                        oversized++;
                    }
                }
            } catch (FileFault found) {
                fault = Optional.of(found.kind());
            }
            return new Read(lines, reader.blank(), oversized, fault);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<JsonNode> accepted(SamplePlan plan) throws IOException {
        var events = new ArrayList<JsonNode>();
        new SampleLines(plan).writeTo((second, line, expected) -> {
            if (expected instanceof Expected.Accepted) {
                events.add(JSON.readTree(line));
            }
        });
        return events;
    }

    private static List<Instant> times(List<JsonNode> events) {
        return events.stream()
                .map(event -> Instant.parse(event.path("created_at").asText()))
                .toList();
    }

    private static byte[] bytes(SamplePlan plan) throws IOException {
        var out = new ByteArrayOutputStream();
        SampleOutput.toStream(plan, out);
        return out.toByteArray();
    }

    private static List<String> text(byte[] bytes) {
        return List.of(new String(bytes, UTF_8).split("\n", 0));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    /** Titles are what the command line takes. */
    @Test
    void everyCorruptionHasATitleOfItsOwn() {
        Map<String, Corruption> byTitle = new HashMap<>();
        Corruption.all().forEach(one -> byTitle.put(one.title(), one));

        assertThat(byTitle).hasSameSizeAs(Corruption.all());
        assertThat(Corruption.named("nul-block")).contains(BadLine.NUL_BLOCK);
        assertThat(Corruption.named("nothing")).isEmpty();
    }
}
