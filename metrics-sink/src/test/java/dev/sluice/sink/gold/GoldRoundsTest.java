package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.Fs;
import dev.sluice.lake.SnapshotReader;
import dev.sluice.lake.SourcePartition;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.sink.Sql;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import dev.sluice.sink.watermark.WatermarkClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, when, and with which watermark. */
class GoldRoundsTest {

    private static final Instant ONE = Instant.parse("2016-01-01T01:00:00Z");
    private static final Instant TWO = Instant.parse("2016-01-01T02:00:00Z");

    @TempDir
    private Path data;

    private TestLake lake;
    private GoldRounds rounds;

    @BeforeEach
    void open() throws IOException, SQLException {
        lake = new TestLake(data.resolve("lake"));
        rounds = openRounds();
    }

    @AfterEach
    void close() throws IOException, SQLException {
        rounds.close();
        lake.close();
    }

    @Test
    void anEmptyLakeIsPublishedOnceSoThatReadersFindTables() throws IOException, SQLException {
        assertThat(rounds.run()).isEqualTo(new GoldStatus(0, 0, 1, null));
        assertThat(rounds.run()).isEqualTo(new GoldStatus(0, 0, 1, null));

        assertThat(published("select count(*) from gold_event_counts_hourly")).isEqualTo("0");
        assertThat(published("select watermark from gold_snapshot")).isEqualTo("null");
    }

    @Test
    void whatIsCommittedIsPublished() throws IOException, SQLException {
        rounds.run();
        assertThat(rounds.isBehind()).isFalse();

        commit("1");

        assertThat(rounds.isBehind()).isTrue();
        assertThat(rounds.run()).isEqualTo(new GoldStatus(1, 1, 2, null));
        assertThat(rounds.isBehind()).isFalse();
        assertThat(published("select sum(events) from gold_event_counts_hourly"))
                .isEqualTo("1");
    }

    @Test
    void aWatermarkIsPublishedOnceTheLakeHasReachedItsEnds() throws IOException, SQLException {
        commit("1");
        assertThat(rounds.wantsClaim()).isTrue();
        rounds.take(claim(ONE, 2));
        assertThat(rounds.run().watermark()).isNull();
        assertThat(rounds.wantsClaim()).isFalse();

        commit("2");

        assertThat(rounds.run().watermark()).isEqualTo(ONE);
        assertThat(rounds.wantsClaim()).isTrue();
        assertThat(published("select watermark from gold_snapshot")).isEqualTo("2016-01-01 01:00:00.0");
    }

    @Test
    void aWatermarkAloneIsPublishedToo() throws IOException, SQLException {
        commit("1");
        rounds.run();
        rounds.take(claim(ONE, 1));

        assertThat(rounds.run()).isEqualTo(new GoldStatus(1, 1, 2, ONE));
    }

    @Test
    void theWatermarkNeverGoesBack() throws IOException, SQLException {
        rounds.take(claim(TWO, 0));
        rounds.run();
        rounds.take(claim(ONE, 0));

        assertThat(rounds.run().watermark()).isEqualTo(TWO);
    }

    @Test
    void theWatermarkOutlivesARestart() throws IOException, SQLException {
        rounds.take(claim(ONE, 0));
        rounds.run();
        rounds.close();

        rounds = openRounds();

        assertThat(rounds.status().watermark()).isEqualTo(ONE);
        assertThat(rounds.run()).isEqualTo(new GoldStatus(0, 0, 2, ONE));
    }

    private GoldRounds openRounds() throws IOException, SQLException {
        return GoldRounds.open(data.resolve("gold"), lake.layout(), TestLake.CLOCK, "cluster-1");
    }

    private void commit(String id) throws IOException, SQLException {
        lake.commit(EventType.PUSH, TestEvents.push(id, "2016-01-01T01:30:00Z"));
    }

    /** A claim that needs so many push events of partition 0. */
    private static Optional<WatermarkClaim> claim(Instant watermark, long end) {
        SourcePartition push =
                new SourcePartition(Topics.silver(Lane.LIVE, EventType.PUSH).name(), 0);
        return Optional.of(new WatermarkClaim(watermark, Map.of(push, end)));
    }

    private String published(String sql) throws IOException, SQLException {
        Path snapshot = new SnapshotReader(data.resolve("gold"), Fs.real())
                .current()
                .orElseThrow()
                .file();
        return Sql.rows("jdbc:duckdb:" + snapshot + ";access_mode=READ_ONLY", sql)
                .get(0);
    }
}
