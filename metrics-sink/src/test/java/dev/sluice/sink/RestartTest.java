package dev.sluice.sink;

import static dev.sluice.sink.SessionBench.PUSH_0;
import static dev.sluice.sink.SessionBench.PUSH_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.DataFile;
import dev.sluice.lake.LakeView;
import dev.sluice.silver.Push;
import dev.sluice.sink.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that are given up at any moment, one after another, store each record exactly once. */
class RestartTest {

    private static final int RECORDS = 40;
    private static final int SESSIONS = 8;

    @TempDir
    private Path data;

    @Test
    void recordsAreStoredOnceHoweverOftenTheSinkIsGivenUp() throws IOException, SQLException {
        SplittableRandom chance = new SplittableRandom(1);
        for (int i = 0; i < SESSIONS; i++) {
            giveUpSomewhere(chance, "s" + i);
        }
        LakeView lake = finish("last");

        List<Path> files = lake.files("push", Instant.MIN, Instant.MAX).stream()
                .map(DataFile::path)
                .map(data::resolve)
                .toList();
        String stored =
                "select count(*), count(distinct event_id), count(distinct (_partition, _offset)) from read_parquet("
                        + SqlFile.literals(files) + ")";
        assertThat(Sql.rows("jdbc:duckdb:", stored)).containsExactly("80|80|80");
        assertThat(lake.seq()).isGreaterThan(2);
    }

    /** Reads a part, commits some of it, and is never heard of again; what it had in memory is gone. */
    private void giveUpSomewhere(SplittableRandom chance, String writer) throws IOException, SQLException {
        try (SessionBench bench = assigned(writer)) {
            send(bench, chance.nextInt(RECORDS));
            if (chance.nextBoolean()) {
                bench.requestFlush();
            }
            bench.poll();
        }
    }

    private LakeView finish(String writer) throws IOException, SQLException {
        try (SessionBench bench = assigned(writer)) {
            send(bench, RECORDS);
            bench.requestFlush();
            bench.poll();
            return bench.lake();
        }
    }

    private SessionBench assigned(String writer) throws IOException, SQLException {
        SessionBench bench = new SessionBench(data, writer);
        bench.announce(PUSH_0, RECORDS);
        bench.announce(PUSH_1, RECORDS);
        bench.assign(PUSH_0, PUSH_1);
        return bench;
    }

    /** The same records at the same offsets for whoever reads, up to so many. */
    private static void send(SessionBench bench, int records) {
        bench.send(PUSH_0, pushes("a", records));
        bench.send(PUSH_1, pushes("b", records));
    }

    private static Push[] pushes(String prefix, int records) {
        return IntStream.range(0, records)
                .mapToObj(i -> TestEvents.push(prefix + i, "2016-01-01T0%d:00:00Z".formatted(i % 3)))
                .toArray(Push[]::new);
    }
}
