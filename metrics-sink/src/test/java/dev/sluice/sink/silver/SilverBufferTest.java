package dev.sluice.sink.silver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.StagedFile;
import dev.sluice.schemas.EventType;
import dev.sluice.silver.Commit;
import dev.sluice.silver.Push;
import dev.sluice.sink.Sql;
import dev.sluice.sink.TestEvents;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** An array of records is JSON text: a record may then get fields without a new type of the column. */
    @Test
    void commitsAreJsonThatSqlCanLookInto() throws SQLException {
        Push push = TestEvents.push("1", "2016-01-01T01:10:00Z");
        push.setCommits(List.of(Commit.newBuilder()
                .setSha("a1")
                .setMessage("Say \"meow\"\\ in 日本語")
                .setCommittedAt(Instant.parse("2016-01-01T01:09:00Z"))
                .build()));
        buffer.append(EventType.PUSH, push, 0, 7);

        String file = buffer.write(paths()).get(0).scratch().toString();

        assertThat(rows(
                        "select commits ->> '$[0].sha', commits ->> '$[0].message', commits ->> '$[0].committed_at' from '"
                                + file + "'"))
                .containsExactly("a1|Say \"meow\"\\ in 日本語|2016-01-01T01:09:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldOfEveryTypeReachesItsColumn(EventType type) throws SQLException {
        buffer.append(type, FullRecords.of(type), 0, 7);

        String file = buffer.write(paths()).get(0).scratch().toString();

        assertThat(rows("select count(columns(*)) from '" + file + "'").get(0).split("\\|"))
                .containsOnly("1")
                .hasSize(SilverRelation.of(type).names().size());
    }

    /** Columns are added as schemas grow; the files of before stay. */
    @Test
    void filesOfBeforeAFieldWasAddedAreReadTogetherWithNewOnes() throws SQLException {
        buffer.append(EventType.PULL_REQUEST, FullRecords.of(EventType.PULL_REQUEST), 0, 7);
        Path recent = buffer.write(paths()).get(0).scratch();
        Path old = scratch.resolve("old.parquet");
        try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckDb.createStatement()) {
            statement.execute("copy (select event_id, type, created_at, number, author_login from '" + recent
                    + "') to '" + old + "'");
        }

        assertThat(rows("select count(*), count(number), count(labels), count(assignees), count(merged_at) "
                        + "from read_parquet(['" + old + "', '" + recent + "'], union_by_name = true)"))
                .containsExactly("2|2|1|1|1");
    }

    private static List<String> rows(String sql) throws SQLException {
        return Sql.rows("jdbc:duckdb:", sql);
    }

    private Supplier<Path> paths() {
        int[] next = {0};
        return () -> scratch.resolve(next[0]++ + ".parquet");
    }
}
