package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.silver.Envelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real events through the topology, compared with a second, plain reading of the same lines. */
final class FixturesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOUR = "hours/2016-01-01-1.json.gz";
    /** The driver commits after each event; the whole hour is compared by the test of the whole. */
    private static final int LINES = 2_000;

    @TempDir
    private Path stateDir;

    static List<Path> fixtures() {
        return SharedData.fixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyRealEventReachesSilverOnceWithWhatItSays(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var expected = new HashSet<List<Object>>();
        for (var line : lines) {
            expected.add(plainReading(JSON.readTree(line)));
        }
        var found = new HashSet<List<Object>>();
        try (var bench = new TopologyBench(Lane.HISTORY, stateDir)) {
            lines.forEach(bench::send);
            assertThat(bench.deadLetters()).isEmpty();
            for (var type : EventType.values()) {
                bench.silver(type).forEach(silver -> found.add(summary(type, silver.value())));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static List<Object> summary(EventType type, SpecificRecord silver) {
        var event = (Envelope) silver.get(0);
        var action = silver.getSchema().getField("action");
        var all = new ArrayList<Object>();
        all.add(type == EventType.OTHER ? event.getType() : type.githubName());
        all.add(event.getId().startsWith("e1-") ? null : event.getId());
        all.add(event.getCreatedAt());
        all.add(event.getActorLogin());
        all.add(event.getRepoId());
        all.add(event.getRepoName());
        all.add(event.getOrgLogin());
        all.add(action == null ? null : silver.get(action.pos()));
        return all;
    }

    private static List<Object> plainReading(JsonNode event) {
        boolean old = event.path("actor").isTextual();
        var repo = old ? event.path("repository") : event.path("repo");
        var type = event.path("type").asText();
        var all = new ArrayList<Object>();
        all.add(type);
        all.add(event.path("id").asText(null));
        all.add(java.time.OffsetDateTime.parse(event.path("created_at").asText())
                .toInstant());
        all.add(
                old
                        ? event.path("actor").asText()
                        : event.path("actor").path("login").asText(null));
        all.add(repo.has("id") ? repo.path("id").asLong() : null);
        all.add(
                old && repo.has("id")
                        ? repo.path("owner").asText() + "/" + repo.path("name").asText()
                        : repo.path("name").asText(null));
        all.add(
                old
                        ? repo.path("organization").asText(null)
                        : event.path("org").path("login").asText(null));
        all.add(hasAction(type) ? event.path("payload").path("action").asText(null) : null);
        return all;
    }

    private static boolean hasAction(String type) {
        return Set.of(
                        "PullRequestEvent",
                        "IssuesEvent",
                        "IssueCommentEvent",
                        "WatchEvent",
                        "ReleaseEvent",
                        "MemberEvent",
                        "PullRequestReviewEvent",
                        "PullRequestReviewCommentEvent",
                        "DiscussionEvent")
                .contains(type);
    }

    @Test
    void firstEventsOfARealHourGiveTheCountsOfAPlainScan() throws IOException {
        var folder = SharedData.folder();
        System.out.println("FixturesTest uses "
                + (folder.isPresent()
                        ? LINES + " events of the real hour " + HOUR
                        : "committed events only: no shared/data"));
        if (folder.isEmpty()) {
            return;
        }
        var expected = new TreeMap<String, Long>();
        try (var bench = new TopologyBench(Lane.LIVE, stateDir);
                var reader = lines(folder.get().resolve(HOUR))) {
            for (int i = 0; i < LINES; i++) {
                var line = reader.readLine();
                bench.send(line);
                expected.merge(JSON.readTree(line).path("type").asText(), 1L, Long::sum);
            }

            assertThat(bench.countsByType()).isEqualTo(expected);
            assertThat(bench.account().lines()).isEqualTo(LINES);
            assertThat(bench.account().silver()).isEqualTo(LINES);
            assertThat(bench.account().late()).isZero();
        }
    }

    private static BufferedReader lines(Path gzip) throws IOException {
        InputStream bytes = new GZIPInputStream(Files.newInputStream(gzip));
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
