package dev.sluice.sink.silver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.StagedFile;
import dev.sluice.schemas.EventType;
import dev.sluice.sink.TestEvents;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows to Parquet files. */
class SilverBufferTest {

    @TempDir
    private Path scratch;

    private SilverBuffer buffer;

    @BeforeEach
    void open() throws SQLException {
        buffer = SilverBuffer.open();
    }

    @AfterEach
    void close() throws SQLException {
        buffer.close();
    }

    @Test
    void eachTypeAndHourHasAFileWithTheRowsOfAllPartitions() throws SQLException {
        buffer.append(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:10:00Z"), 0, 7);
        buffer.append(EventType.PUSH, TestEvents.push("2", "2016-01-01T01:59:59Z"), 3, 9);
        buffer.append(EventType.PUSH, TestEvents.push("3", "2016-01-01T02:00:00Z"), 0, 8);
        buffer.append(EventType.WATCH, TestEvents.watch("4", "2016-01-01T01:00:00Z"), 1, 0);

        List<StagedFile> files = buffer.write(paths());

        Instant one = Instant.parse("2016-01-01T01:00:00Z");
        assertThat(files)
                .extracting(StagedFile::dataset, StagedFile::hour, StagedFile::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("push", one, 2L),
                        org.assertj.core.groups.Tuple.tuple("push", one.plusSeconds(3600), 1L),
                        org.assertj.core.groups.Tuple.tuple("watch", one, 1L));
        assertThat(files.get(0).minTime()).isEqualTo("2016-01-01T01:10:00Z");
        assertThat(files.get(0).maxTime()).isEqualTo("2016-01-01T01:59:59Z");
    }

    private Supplier<Path> paths() {
        int[] next = {0};
        return () -> scratch.resolve(next[0]++ + ".parquet");
    }
}
