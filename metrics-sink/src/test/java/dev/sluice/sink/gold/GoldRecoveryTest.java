package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.lake.Fs;
import dev.sluice.lake.SnapshotReader;
import dev.sluice.schemas.EventType;
import dev.sluice.sink.Sql;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import dev.sluice.sink.watermark.WatermarkSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How gold finds back by itself, and where it gives up. Time passes only when a test says so, or at every look. */
class GoldRecoveryTest {

    private static final WatermarkSource UNKNOWN = Optional::empty;
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String COUNTS = "select type, events from gold_event_counts_hourly order by all";

    @TempDir
    private Path data;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private TestLake lake;

    @BeforeEach
    void fillLake() throws IOException, SQLException {
        lake = new TestLake(data.resolve("lake"));
        lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
    }

    @AfterEach
    void closeLake() throws IOException, SQLException {
        lake.close();
    }

    @Test
    void tablesThatFailTwiceArePutAsideAndMadeAgain() throws IOException, SQLException {
        deriveOnce();
        execute("drop table gold_event_counts_hourly");
        lake.commit(EventType.WATCH, TestEvents.watch("2", "2016-01-01T01:00:00Z"));

        try (GoldLoop loop = hurried()) {
            loop.start();
            await().until(() -> loop.status().publishedSeq() == 2);

            assertThat(failures()).isEqualTo(2);
            assertThat(data.resolve("gold/bad-work.duckdb")).exists();
            assertThat(published(COUNTS)).containsExactly("PushEvent|1", "WatchEvent|1");
            assertThat(loop.failure()).isEmpty();
        }
    }

    @Test
    void aSingleFailureLosesNothing() throws IOException, SQLException {
        deriveOnce();
        lake.commit(EventType.WATCH, TestEvents.watch("2", "2016-01-01T01:00:00Z"));
        Path parquet = fileOf("watch");
        Path hidden = Files.move(parquet, data.resolve("hidden.parquet"));

        try (GoldLoop loop = patient()) {
            loop.start();
            await().until(() -> failures() == 1);
            Files.move(hidden, parquet);
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            await().until(() -> loop.status().publishedSeq() == 2);

            assertThat(data.resolve("gold/bad-work.duckdb")).doesNotExist();
            assertThat(published(COUNTS)).containsExactly("PushEvent|1", "WatchEvent|1");
        }
    }

    @Test
    void aParquetFileThatIsGoneStopsGoldAfterFiveTries() throws IOException {
        Files.delete(fileOf("push"));

        try (GoldLoop loop = hurried()) {
            loop.start();
            await().until(() -> loop.failure().isPresent());

            assertThat(loop.failure().orElseThrow())
                    .startsWith("gold in " + data.resolve("gold") + " cannot be brought up to the lake: ")
                    .contains(".parquet");
            assertThat(failures()).isEqualTo(5);
        }
    }

    @Test
    void aDiskThatTakesNoSnapshotIsTriedFiveTimesAndTheTablesStay() throws IOException {
        obstruct();

        try (GoldLoop loop = hurried()) {
            loop.start();
            await().until(() -> loop.failure().isPresent());

            assertThat(failures()).isEqualTo(5);
            assertThat(data.resolve("gold/bad-work.duckdb")).doesNotExist();
        }
    }

    @Test
    void goldGoesOnByItselfOnceTheDiskTakesSnapshotsAgain() throws IOException, SQLException {
        Path obstacle = obstruct();

        try (GoldLoop loop = patient()) {
            loop.start();
            await().until(() -> failures() == 1);
            Files.delete(obstacle.resolve("inside"));
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());

            await().until(() -> loop.status().publishedSeq() == 1);
            assertThat(published(COUNTS)).containsExactly("PushEvent|1");
        }
    }

    @Test
    void betweenFailureAndNextTryTwoSecondsPass() throws IOException {
        obstruct();

        try (GoldLoop loop = patient()) {
            loop.start();
            await().until(() -> failures() == 1);
            nanos.addAndGet(Duration.ofMillis(1999).toNanos());

            await().during(Duration.ofMillis(300)).until(() -> failures() == 1);
        }
    }

    @Test
    void anEntryThatWasEditedMakesGoldAnew() throws IOException, SQLException {
        deriveOnce();
        Path entry = data.resolve("lake/_manifest/00000000000000000001.json");
        Files.writeString(entry, Files.readString(entry) + "\n");

        deriveOnce();

        assertThat(data.resolve("gold/bad-work.duckdb")).exists();
        assertThat(Sql.rows(work(), COUNTS)).containsExactly("PushEvent|1");
    }

    private void deriveOnce() throws IOException, SQLException {
        try (GoldTables tables = GoldTables.open(data.resolve("gold"), lake.layout(), lake.reader(), TestLake.CLOCK)) {
            tables.refresh();
        }
    }

    /** Something that cannot be cleared away is where the first snapshot would be drafted. */
    private Path obstruct() throws IOException {
        Path obstacle = Files.createDirectories(data.resolve("gold/gold-1.duckdb.tmp"));
        Files.writeString(obstacle.resolve("inside"), "");
        return obstacle;
    }

    private Path fileOf(String dataset) throws IOException {
        String path = lake.reader()
                .view()
                .files(dataset, Instant.MIN, Instant.MAX)
                .get(0)
                .path();
        return lake.layout().file(path);
    }

    private void execute(String sql) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection(work());
                Statement statement = duckDb.createStatement()) {
            statement.execute(sql);
        }
    }

    private String work() {
        return "jdbc:duckdb:" + data.resolve("gold/work.duckdb");
    }

    private List<String> published(String sql) throws IOException, SQLException {
        Path snapshot = new SnapshotReader(data.resolve("gold"), Fs.real())
                .current()
                .orElseThrow()
                .file();
        return Sql.rows("jdbc:duckdb:" + snapshot, sql);
    }

    private double failures() {
        return metrics.counter("sluice.sink.failures", "part", "gold").count();
    }

    /** Each look at the clock is a second later. */
    private GoldLoop hurried() {
        return loop(Duration.ofSeconds(1));
    }

    /** The clock stands still. */
    private GoldLoop patient() {
        return loop(Duration.ZERO);
    }

    private GoldLoop loop(Duration step) {
        GoldLoop.Where where = new GoldLoop.Where(data.resolve("gold"), lake.layout(), "cluster-1", TestLake.CLOCK);
        return new GoldLoop(where, UNKNOWN, EVERY, metrics, () -> nanos.addAndGet(step.toNanos()));
    }
}
