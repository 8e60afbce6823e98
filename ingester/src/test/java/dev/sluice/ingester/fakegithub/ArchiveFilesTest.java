package dev.sluice.ingester.fakegithub;

import static dev.sluice.ingester.fakegithub.GithubBench.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.fakegithub.SampleHours.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFilesTest {
    private static final String HOUR = "/2026-02-01-7.json.gz";
    private static final HourName NAME = HourName.of("2026-02-01-7").orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void aFileOfTheFolderIsServedByteByByte() throws Exception {
        byte[] stored = store("2015-01-01-0", "{\"id\":\"1\"}\n");
        try (var bench = bench(Hours.folder(folder))) {
            var answer = bench.get("/2015-01-01-0.json.gz");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(stored);
            assertThat(header(answer, "content-length")).isEqualTo(Integer.toString(stored.length));
            assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
            assertThat(header(answer, "etag")).startsWith("\"");
            assertThat(bench.send("HEAD", "/2015-01-01-0.json.gz").body()).isEmpty();
            assertThat(header(bench.send("HEAD", "/2015-01-01-0.json.gz"), "content-length"))
                    .isEqualTo(Integer.toString(stored.length));
        }
    }

    @Test
    void anHourThatIsNotThereAndANameThatIsNoneAreNoSuchKey() throws Exception {
        try (var bench = bench(Hours.folder(folder))) {
            for (String path : List.of("/2015-01-01-1.json.gz", "/2015-01-01-01.json.gz", "/2015-02-30-1.json.gz")) {
                assertThat(bench.get(path).statusCode()).isEqualTo(404);
                assertThat(GithubBench.text(bench.get(path))).contains("<Code>NoSuchKey</Code>");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aGeneratedHourHasItsLinesAndTheirTimesLieInIt(Framing framing) throws Exception {
        try (var bench = bench(Hours.sample(new SampleHours(3, 1_000, framing)))) {
            var answer = bench.get(HOUR);
            List<String> lines = GithubBench.lines(answer.body());

            assertThat(lines).hasSize(1_000);
            assertThat(header(answer, "content-length") != null).isEqualTo(framing == Framing.LENGTH);
            assertThat(lines.stream().filter(line -> line.contains("\"created_at\":\"2026-02-01T07:")))
                    .hasSizeGreaterThan(950);
            assertThat(bench.get(HOUR).body()).isEqualTo(answer.body());
        }
    }

    @Test
    void neighbouringHoursHaveDifferentEvents() throws Exception {
        try (var bench = bench(Hours.sample(new SampleHours(3, 500, Framing.CHUNKED)))) {
            List<String> one = GithubBench.lines(bench.get(HOUR).body());
            List<String> next =
                    GithubBench.lines(bench.get("/2026-02-01-8.json.gz").body());

            assertThat(one.get(10)).isNotEqualTo(next.get(10));
            assertThat(one.stream().filter(next::contains)).hasSizeLessThan(5);
        }
    }

    @Test
    void partsOfAFileAreThoseOfTheWhole() throws Exception {
        try (var bench = bench(Hours.sample(new SampleHours(3, 300, Framing.LENGTH)))) {
            byte[] whole = bench.get(HOUR).body();
            String etag = header(bench.send("HEAD", HOUR), "etag");

            var middle = bench.get(HOUR, "Range", "bytes=100-199", "If-Range", etag);
            assertThat(middle.statusCode()).isEqualTo(206);
            assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
            assertThat(header(middle, "content-range")).isEqualTo("bytes 100-199/" + whole.length);
            assertThat(bench.get(HOUR, "Range", "bytes=100-").body())
                    .isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
            assertThat(bench.get(HOUR, "Range", "bytes=-5").body())
                    .isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
            assertThat(bench.get(HOUR, "Range", "bytes=" + whole.length + "-").statusCode())
                    .isEqualTo(416);
            assertThat(bench.get(HOUR, "Range", "bytes=1-2,4-5").body()).isEqualTo(whole);
        }
    }

    @Test
    void aPartOfAnotherVersionIsAnsweredWithTheWhole() throws Exception {
        try (var bench = bench(Hours.sample(new SampleHours(3, 300, Framing.LENGTH)))) {
            assertThat(bench.get(HOUR, "Range", "bytes=100-", "If-Range", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(bench.get(HOUR, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
            String etag = header(bench.send("HEAD", HOUR), "etag");
            assertThat(bench.get(HOUR, "If-Match", etag).statusCode()).isEqualTo(200);
            assertThat(bench.get(HOUR, "If-None-Match", etag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void hoursAppearLaterAndOthersStayAway() throws Exception {
        HourName never = HourName.of("2026-02-01-8").orElseThrow();
        Hours hours = Hours.sample(new SampleHours(3, 10, Framing.LENGTH))
                .appearing(NAME, Instant.parse("2026-03-01T13:00:00Z"))
                .without(Set.of(never));
        try (var bench = bench(hours)) {
            assertThat(bench.get(HOUR).statusCode()).isEqualTo(404);
            bench.clock.forward(Duration.ofHours(1));
            assertThat(bench.get(HOUR).statusCode()).isEqualTo(200);
            assertThat(bench.get("/" + never.file()).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aRepublishedHourIsAnotherFileFromItsFirstByteWithAllThatTheOldOneHad(Framing framing) throws Exception {
        Hours hours =
                Hours.sample(new SampleHours(3, 200, framing)).republished(NAME, Instant.parse("2026-03-01T13:00:00Z"));
        try (var bench = bench(hours)) {
            var before = bench.get(HOUR);
            bench.clock.forward(Duration.ofHours(1));
            var after = bench.get(HOUR);

            assertThat(header(after, "etag")).isNotEqualTo(header(before, "etag"));
            List<String> lines = GithubBench.lines(after.body());
            assertThat(lines).hasSize(210).containsAll(GithubBench.lines(before.body()));
            assertThat(GithubBench.lines(before.body())).doesNotContain(lines.get(0));
            if (framing == Framing.LENGTH) {
                byte[] end = bench.get(HOUR, "Range", "bytes=50-").body();
                assertThat(end).isEqualTo(Arrays.copyOfRange(after.body(), 50, after.body().length));
                byte[] late = bench.get(HOUR, "Range", "bytes=9000-9100").body();
                assertThat(late).isEqualTo(Arrays.copyOfRange(after.body(), 9000, 9101));
            }
        }
    }

    @Test
    void theLogTellsTheEventsOfAnHourOnceForEachVersion() throws Exception {
        Path log = folder.resolve("log.ndjson");
        Hours hours = Hours.sample(new SampleHours(3, 200, Framing.LENGTH))
                .republished(NAME, Instant.parse("2026-03-01T13:00:00Z"));
        try (var bench = new GithubBench(FakeGithubPlan.standard().hours(hours).log(log))) {
            bench.send("HEAD", HOUR);
            assertThat(events(log)).isEmpty();
            bench.get(HOUR, "Range", "bytes=0-10");
            List<String> first = events(log);
            assertThat(first).hasSizeBetween(197, 200).allMatch(line -> line.contains("\"path\":\"" + HOUR + "\""));
            bench.get(HOUR);
            assertThat(events(log)).isEqualTo(first);
            bench.clock.forward(Duration.ofHours(1));
            bench.get(HOUR);
            assertThat(events(log)).hasSize(2 * first.size() + 10);
            assertThat(bench.github.served()).isEmpty();
        }
    }

    private static List<String> events(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"event\""))
                .toList();
    }

    private byte[] store(String hour, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        Files.write(folder.resolve(hour + ".json.gz"), out.toByteArray());
        return out.toByteArray();
    }

    private static GithubBench bench(Hours hours) {
        return new GithubBench(FakeGithubPlan.standard().hours(hours));
    }
}
