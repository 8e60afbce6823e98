package dev.sluice.ingester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.archive.ArchiveBench;
import dev.sluice.ingester.archive.StubArchive;
import dev.sluice.ingester.group.AllSlots;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.LogBench;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backfill that is started again. */
@Timeout(60)
class ReadArchiveTest {
    @TempDir
    Path folder;

    private final LogBench log = new LogBench();
    private final List<Boolean> endedMeanwhile = new ArrayList<>();
    private ArchiveBench bench;
    private Ledger ledger;

    @BeforeEach
    void start() {
        bench = new ArchiveBench(folder.resolve("cache"));
        for (int hour = 0; hour < 4; hour++) {
            put(hour, hour + "\n", "\"v1\"");
        }
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void openHoursAreReadBeforeThoseThatAreDoneAreAskedWhetherTheyWereRepublished() throws Exception {
        runTo(1);

        List<String> asked = runTo(3);

        assertThat(asked).hasSize(4);
        assertThat(asked.subList(0, 2)).containsExactlyInAnyOrder("GET 2016-01-01-2", "GET 2016-01-01-3");
        assertThat(asked.subList(2, 4)).containsExactly("HEAD 2016-01-01-0", "HEAD 2016-01-01-1");
        assertThat(lines()).containsExactlyInAnyOrder("0", "1", "2", "3");
    }

    @Test
    void aRepublishedHourIsReadInTheEndAndNoOtherAgain() throws Exception {
        runTo(1);
        put(0, "0\nnew\n", "\"v2\"");

        List<String> asked = runTo(3);

        assertThat(lines()).containsExactlyInAnyOrder("0", "0", "new", "1", "2", "3");
        assertThat(asked).hasSize(5).endsWith("HEAD 2016-01-01-0", "GET 2016-01-01-0", "HEAD 2016-01-01-1");
    }

    @Test
    void hoursThatWereDoneCountAsSuchFromTheStartAndItEndsWhenAllWereAsked() throws Exception {
        runTo(3);
        endedMeanwhile.clear();

        List<String> asked = runTo(3);

        assertThat(asked)
                .containsExactly("HEAD 2016-01-01-0", "HEAD 2016-01-01-1", "HEAD 2016-01-01-2", "HEAD 2016-01-01-3");
        // The last look is the one that ends it.
        assertThat(endedMeanwhile.subList(0, endedMeanwhile.size() - 1))
                .isNotEmpty()
                .containsOnly(false);
        assertThat(ledger.reports())
                .hasSize(4)
                .allMatch(report -> report.state() == SourceState.DONE && report.lines() == 1);
    }

    /** What was asked for in a run from hour 0 on. */
    private List<String> runTo(int last) throws Exception {
        int before = bench.server().asked().size();
        var config = bench.config(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_TO", "2016-01-01-" + last));
        ledger = new Ledger(List.of());
        var patience = new Patience(System::nanoTime, () -> false, pause -> {});
        var clock = Clock.fixed(ArchiveBench.NOW, ZoneOffset.UTC);
        try (var work = new ReadArchive(config, ledger, patience, Sources.Mode.BATCH, clock)) {
            ledger.expect(work.sources());
            work.run(log, AllSlots.share(), () -> {
                endedMeanwhile.add(work.ends() && ledger.reports().stream().allMatch(SourceReport::isOver));
                return false;
            });
            assertThat(work.ends()).isTrue();
        }
        return bench.server().asked().subList(before, bench.server().asked().size());
    }

    private List<String> lines() {
        return log.bronze(Lane.HISTORY);
    }

    private void put(int hour, String text, String etag) {
        bench.server().put("2016-01-01-" + hour, StubArchive.gzip(text), etag);
    }
}
