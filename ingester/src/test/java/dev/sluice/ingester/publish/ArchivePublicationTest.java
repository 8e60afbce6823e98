package dev.sluice.ingester.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.archive.Archive;
import dev.sluice.ingester.archive.ArchiveBench;
import dev.sluice.ingester.archive.StubArchive;
import dev.sluice.ingester.publish.LogBench.Failure;
import dev.sluice.ingester.source.Source;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hours of an archive from a server to the log. */
@Timeout(60)
class ArchivePublicationTest {

    @TempDir
    Path folder;

    private final LogBench log = new LogBench();
    private ArchiveBench bench;

    @BeforeEach
    void start() {
        bench = new ArchiveBench(folder.resolve("cache"));
        for (int hour = 0; hour < 4; hour++) {
            bench.server().put("2016-01-01-" + hour, StubArchive.gzip(text(hour)), "\"v1\"");
        }
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void hoursComeInOrderWholeAndLeaveNoFile() {
        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze()).containsExactly("0-1", "0-2", "1-1", "1-2", "2-1", "2-2", "3-1", "3-2");
        IngestPosition position = log.lastPosition("archive:2016-01-01-0");
        assertThat(position.getState()).isEqualTo(SourceState.DONE);
        assertThat(position.getEtag()).isEqualTo("\"v1\"");
        assertThat(position.getSha256()).hasSize(64);
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void aSecondRunAsksOnlyWhetherTheyAreTheSame() {
        run(ArchiveBench.NOW, Map.of());
        int before = bench.server().asked().size();

        List<SourceReport> reports = run(ArchiveBench.NOW, Map.of());

        assertThat(reports).allMatch(report -> report.state() == SourceState.DONE && report.lines() == 2);
        assertThat(log.bronze()).hasSize(8);
        List<String> asked = bench.server().asked();
        assertThat(asked.subList(before, asked.size())).hasSize(4).allMatch(it -> it.startsWith("HEAD"));
    }

    @Test
    void aRepublishedHourIsReadAgainAndTheOthersAreNot() {
        run(ArchiveBench.NOW, Map.of());
        bench.server().put("2016-01-01-2", StubArchive.gzip(text(2) + "2-3\n"), "\"v2\"");

        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze().subList(8, log.bronze().size())).containsExactly("2-1", "2-2", "2-3");
        assertThat(log.lastPosition("archive:2016-01-01-2").getEtag()).isEqualTo("\"v2\"");
    }

    @Test
    void aMissingHourIsRecordedAndReadWhenItIsThere() {
        bench.server().put("2016-01-01-4", StubArchive.gzip(text(4)), "\"v1\"");
        Map<String, String> range = Map.of("SLUICE_ARCHIVE_FROM", "2016-01-01-3", "SLUICE_ARCHIVE_TO", "2016-01-01-5");
        run(ArchiveBench.NOW, range);

        IngestPosition missing = log.lastPosition("archive:2016-01-01-5");
        assertThat(missing.getState()).isEqualTo(SourceState.MISSING);
        assertThat(missing.getAttempts()).isEqualTo(1);
        assertThat(missing.getRetryAt()).isEqualTo(ArchiveBench.NOW.plus(Duration.ofHours(1)));
        assertThat(missing.getReason()).contains("answered 404");

        bench.server().put("2016-01-01-5", StubArchive.gzip(text(5)), "\"v1\"");
        run(ArchiveBench.NOW.plus(Duration.ofMinutes(59)), range);
        assertThat(log.lastPosition("archive:2016-01-01-5").getState()).isEqualTo(SourceState.MISSING);
        run(ArchiveBench.NOW.plus(Duration.ofMinutes(61)), range);

        assertThat(log.bronze()).containsExactly("3-1", "3-2", "4-1", "4-2", "5-1", "5-2");
        IngestPosition found = log.lastPosition("archive:2016-01-01-5");
        assertThat(found.getState()).isEqualTo(SourceState.DONE);
        assertThat(found.getAttempts()).isZero();
        assertThat(found.getRetryAt()).isNull();
        assertThat(found.getReason()).isNull();
    }

    @Test
    void aFaultyHourKeepsItsGoodLinesAndTheNextGoesOn() {
        byte[] whole = StubArchive.gzip(text(1));
        bench.server().put("2016-01-01-1", java.util.Arrays.copyOf(whole, whole.length - 4), "\"v1\"");

        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze()).containsExactly("0-1", "0-2", "1-1", "1-2", "2-1", "2-2", "3-1", "3-2");
        assertThat(log.lastPosition("archive:2016-01-01-1").getReason()).startsWith("TRUNCATED");
    }

    @Test
    void anHourThatBecameAPageIsFaultyAndReadOnceItIsMended() {
        bench.server()
                .put("2016-01-01-1", "<html>sorry</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "\"e\"");
        run(ArchiveBench.NOW, Map.of());
        assertThat(log.lastPosition("archive:2016-01-01-1").getReason()).startsWith("FORMAT at byte 0");

        bench.server().put("2016-01-01-1", StubArchive.gzip(text(1)), "\"v1\"");
        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze()).hasSize(8).endsWith("1-1", "1-2");
    }

    @Test
    void aCrashBetweenTheDownloadAndItsCommitCostsNoLineAndNoSecondDownload() {
        // Of one hour: its threads outlive the crash here, and would fetch the next ones beside the run that follows.
        Archive crashed = bench.open(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_TO", "2016-01-01-0"));
        Source first = crashed.sources().get(0);
        var ledger = new Ledger(List.of(first.id()));
        try (var publisher = new Publisher(log, Lane.LIVE, ledger, clock(ArchiveBench.NOW))) {
            log.failNextCommit(Failure.LOST);
            assertThatThrownBy(() -> publisher.publish(first, () -> false)).isInstanceOf(KafkaException.class);
        }
        assertThat(log.bronze()).isEmpty();

        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze()).hasSize(8).doesNotHaveDuplicates();
        assertThat(bench.server().asked())
                .filteredOn("GET 2016-01-01-0"::equals)
                .hasSize(1);
    }

    @Test
    void aRunThatIsStoppedInTheMiddleGoesOnBehindItsLastCommit() {
        String text = many(45_000);
        bench.server().put("2016-01-01-0", StubArchive.gzip(text), "\"v1\"");
        Archive stopped = bench.open();
        Source first = stopped.sources().get(0);
        int[] asked = {0};
        try (var publisher = new Publisher(log, Lane.LIVE, new Ledger(List.of(first.id())), clock(ArchiveBench.NOW))) {
            publisher.publish(first, () -> asked[0]++ >= 30_000);
        }
        stopped.close();
        assertThat(log.lastPosition(first.id()).getState()).isEqualTo(SourceState.READING);
        assertThat(log.bronze()).hasSizeBetween(20_000, 30_000);

        run(ArchiveBench.NOW, Map.of());

        assertThat(log.bronze().subList(0, 45_000)).isEqualTo(text.lines().toList());
        assertThat(bench.server().asked())
                .filteredOn("GET 2016-01-01-0"::equals)
                .hasSize(1);
    }

    @Test
    void aCommitOfUnknownOutcomeLosesAndDoublesNothing() {
        Archive archive = bench.open();
        List<Source> sources = archive.sources();
        var ledger = new Ledger(sources.stream().map(Source::id).toList());
        try (var publisher = new Publisher(log, Lane.LIVE, ledger, clock(ArchiveBench.NOW))) {
            log.failNextCommit(Failure.DONE_BUT_UNKNOWN);
            assertThatThrownBy(() -> publisher.publish(sources.get(0), () -> false))
                    .isInstanceOf(KafkaException.class);
            sources.forEach(source -> publisher.publish(source, () -> false));
        }

        assertThat(log.bronze()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void onlyWantedRepositoriesAreTakenAndTheRestIsCounted() {
        String event = "{\"id\":\"1\",\"repo\":{\"id\":1,\"name\":\"%s\"}}\n";
        bench.server()
                .put(
                        "2016-01-01-0",
                        StubArchive.gzip(
                                event.formatted("a/b") + event.formatted("x/y").repeat(9)),
                        "\"v1\"");

        List<SourceReport> reports = run(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_REPOS", "a/*"));

        assertThat(log.bronze()).filteredOn(line -> line.contains("repo")).hasSize(1);
        assertThat(reports.get(0)).satisfies(report -> {
            assertThat(report.lines()).isEqualTo(10);
            assertThat(report.filtered()).isEqualTo(9);
        });
    }

    private List<SourceReport> run(Instant now, Map<String, String> settings) {
        try (Archive archive = bench.open(now, settings)) {
            List<Source> sources = archive.sources();
            var ledger = new Ledger(sources.stream().map(Source::id).toList());
            try (var publisher = new Publisher(log, Lane.LIVE, ledger, clock(now))) {
                sources.forEach(source -> publisher.publish(source, () -> false));
            }
            return ledger.reports();
        }
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String text(int hour) {
        return hour + "-1\n" + hour + "-2\n";
    }

    private static String many(int count) {
        var text = new StringBuilder();
        IntStream.rangeClosed(1, count)
                .forEach(i -> text.append("line ").append(i).append('\n'));
        return text.toString();
    }
}
