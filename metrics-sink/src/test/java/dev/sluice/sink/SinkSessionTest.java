package dev.sluice.sink;

import static dev.sluice.sink.SessionBench.PUSH_0;
import static dev.sluice.sink.SessionBench.PUSH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lake.DataFile;
import dev.sluice.silver.Push;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the sink commits, where it goes on, and what it does when partitions come and go. */
class SinkSessionTest {

    @TempDir
    private Path data;

    @Test
    void rowsAreCommittedWhenTheyAreOldEnough() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0, PUSH_1);
            bench.send(PUSH_0, push("1"), push("2"));
            bench.send(PUSH_1, push("3"));
            bench.poll();
            assertThat(bench.lake().seq()).isZero();

            bench.pass(Duration.ofSeconds(5));
            bench.poll();

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_0, 2L, PUSH_1, 1L));
            assertThat(bench.lake().files("push", Instant.MIN, Instant.MAX))
                    .extracting(DataFile::rows)
                    .containsExactly(3L);
        }
    }

    @Test
    void whoeverAsksNeedNotWait() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"));
            bench.requestFlush();
            bench.poll();

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_0, 1L));
        }
    }

    @Test
    void aTransactionMarkerAtTheEndIsCommittedOver() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"));
            bench.poll();
            bench.consumer().seek(PUSH_0, 2);
            bench.requestFlush();
            bench.poll();

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_0, 2L));
        }
    }

    @Test
    void nothingReadIsNothingCommitted() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.requestFlush();
            bench.poll();

            assertThat(bench.lake().seq()).isZero();
        }
    }

    @Test
    void theNextSessionGoesOnWhereTheLakeEndsWhateverTheGroupSays() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"), push("2"));
            bench.requestFlush();
            bench.poll();
        }
        try (SessionBench bench = new SessionBench(data, "b")) {
            bench.consumer().updateEndOffsets(Map.of(PUSH_0, 9L));
            bench.assign(PUSH_0);
            bench.consumer().commitSync(Map.of(PUSH_0, new OffsetAndMetadata(7)));

            assertThat(bench.consumer().position(PUSH_0)).isEqualTo(2);
        }
    }

    @Test
    void aPartitionThatIsTakenAwayIsCommittedFirst() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0, PUSH_1);
            bench.send(PUSH_1, push("1"));
            bench.poll();

            bench.assign(PUSH_0);

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_1, 1L));
        }
    }

    @Test
    void aPartitionThatIsLostIsForgottenAndTheOthersAreReadAgain() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0, PUSH_1);
            bench.send(PUSH_0, push("1"));
            bench.send(PUSH_1, push("2"));
            bench.poll();

            bench.lose(PUSH_1);

            assertThat(bench.lake().seq()).isZero();
            assertThat(bench.consumer().position(PUSH_0)).isZero();
        }
    }

    @Test
    void theSlowerOfTwoSinksStoresNothing() throws IOException, SQLException {
        try (SessionBench paused = new SessionBench(data, "a");
                SessionBench successor = new SessionBench(data, "b")) {
            paused.assign(PUSH_0);
            paused.send(PUSH_0, push("1"));
            paused.requestFlush();
            successor.assign(PUSH_0);
            successor.send(PUSH_0, push("1"), push("2"));
            successor.requestFlush();
            successor.poll();

            assertThatThrownBy(paused::poll)
                    .isInstanceOf(IOException.class)
                    .hasMessage("another sink, b.1, committed manifest entry 1 first; reading again from there");
            assertThat(successor.positions()).isEqualTo(Map.of(PUSH_0, 2L));
        }
    }

    @Test
    void anEmptyLakeBeginsWithWhatKafkaStillHas() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.beginnings(PUSH_0, 100);
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"));
            bench.requestFlush();
            bench.poll();

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_0, 101L));
        }
    }

    @Test
    void aDiskThatTakesNoFileEndsTheSessionAndTheNextOneStoresAllOnce() throws IOException, SQLException {
        Path obstacle = Files.writeString(data.resolve("silver"), "a file where a folder must be");
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"), push("2"));
            bench.requestFlush();
            assertThatThrownBy(bench::poll).isInstanceOf(IOException.class);
            assertThat(bench.lake().seq()).isZero();
        }
        Files.delete(obstacle);
        try (SessionBench bench = new SessionBench(data, "b")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"), push("2"));
            bench.requestFlush();
            bench.poll();

            assertThat(bench.positions()).isEqualTo(Map.of(PUSH_0, 2L));
            assertThat(bench.lake().files("push", Instant.MIN, Instant.MAX))
                    .extracting(DataFile::rows)
                    .containsExactly(2L);
        }
    }

    @Test
    void aRecordThatIsNoAvroEndsTheSessionAndIsNotPassedOver() throws IOException, SQLException {
        try (SessionBench bench = new SessionBench(data, "a")) {
            bench.assign(PUSH_0);
            bench.send(PUSH_0, push("1"));
            bench.sendBytes(PUSH_0, new byte[] {'{', '}'});
            bench.requestFlush();

            assertThatThrownBy(bench::poll)
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(PUSH_0.topic());
            assertThat(bench.lake().seq()).isZero();
        }
    }

    private static Push push(String id) {
        return TestEvents.push(id, "2016-01-01T01:00:00Z");
    }
}
