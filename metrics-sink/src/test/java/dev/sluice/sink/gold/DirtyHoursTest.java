package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.EventType;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which hours are derived anew, and in which order. */
class DirtyHoursTest {

    private static final Instant ONE = Instant.parse("2016-01-01T01:00:00Z");
    private static final Instant TWO = Instant.parse("2016-01-01T02:00:00Z");
    private static final Instant THREE = Instant.parse("2016-01-01T03:00:00Z");

    @TempDir
    private Path data;

    private TestLake lake;

    @BeforeEach
    void twoCommits() throws IOException, SQLException {
        lake = new TestLake(data);
        lake.commit(
                EventType.PUSH,
                TestEvents.push("1", "2016-01-01T01:10:00Z"),
                TestEvents.push("2", "2016-01-01T03:10:00Z"));
        lake.commit(EventType.WATCH, TestEvents.watch("3", "2016-01-01T02:10:00Z"));
    }

    @AfterEach
    void close() throws IOException, SQLException {
        lake.close();
    }

    @Test
    void fromNothingAllHoursAreDirtyNewestFirst() throws IOException {
        assertThat(DirtyHours.since(0, lake.reader())).containsExactly(List.of(THREE, TWO, ONE));
    }

    @Test
    void behindAnEntryOnlyTheHoursOfLaterOnesAreDirty() throws IOException {
        assertThat(DirtyHours.since(1, lake.reader())).containsExactly(List.of(TWO));
    }

    @Test
    void atTheEndNothingIsDirty() throws IOException {
        assertThat(DirtyHours.since(2, lake.reader())).isEmpty();
    }
}
