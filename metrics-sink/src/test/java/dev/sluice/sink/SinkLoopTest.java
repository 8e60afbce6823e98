package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.AvroSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that fail before they read a record: which are tried again, and how often. */
class SinkLoopTest {

    private static final SinkConnection FOUND = new SinkConnection("cluster-1", AvroSerdes.of(new FakeRegistry()));

    @TempDir
    private Path data;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private int connects;

    @Test
    void aWorldThatStaysBadIsTriedFiveTimesAndThenSaid() {
        SinkLoop loop = loop(() -> {
            throw new KafkaException("no broker");
        });

        loop.run();

        assertThat(loop.failure())
                .contains("silver cannot be stored in " + data.resolve("lake") + " after 5 tries: no broker");
        assertThat(connects).isEqualTo(5);
        assertThat(failures()).isEqualTo(5);
    }

    @Test
    void aDiskThatTakesNoFolderIsSaidWithThePath() throws IOException {
        Files.writeString(data.resolve("lake"), "a file is in the way");
        SinkLoop loop = loop(() -> FOUND);

        loop.run();

        assertThat(loop.failure().orElseThrow())
                .contains("after 5 tries", data.resolve("lake").toString());
    }

    @Test
    void aRefusalIsFinalHoweverDeepItIsWrapped() {
        SinkLoop loop = loop(() -> {
            throw new KafkaException("a listener failed", new SinkRefusal("data loss: the lake ends at offset 3"));
        });

        loop.run();

        assertThat(loop.failure()).contains("data loss: the lake ends at offset 3");
        assertThat(connects).isEqualTo(1);
    }

    @Test
    void aManifestEntryThatWasEditedIsFinal() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"))) {
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
            lake.commit(EventType.PUSH, TestEvents.push("2", "2016-01-01T01:00:00Z"));
        }
        Path entry = data.resolve("lake/_manifest/00000000000000000001.json");
        Files.writeString(entry, Files.readString(entry).replace("\"rows\":1", "\"rows\":2"));
        SinkLoop loop = loop(() -> FOUND);

        loop.run();

        assertThat(loop.failure().orElseThrow())
                .contains("00000000000000000002.json follows an entry of SHA-256", "restore the _manifest directory");
        assertThat(connects).isEqualTo(1);
    }

    @Test
    void anotherClusterThanTheLakesIsFinal() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"))) {
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));
        }
        SinkLoop loop = loop(() -> new SinkConnection("cluster-2", FOUND.serdes()));

        loop.run();

        assertThat(loop.failure().orElseThrow())
                .startsWith("the lake was filled from Kafka cluster cluster-1, but this one is cluster-2");
    }

    @Test
    void anErrorEndsTheThreadAndIsSaid() {
        SinkLoop loop = loop(() -> {
            throw new OutOfMemoryError("heap");
        });

        assertThatThrownBy(loop::run).isInstanceOf(OutOfMemoryError.class);

        assertThat(loop.failure()).contains("the sink's thread died: java.lang.OutOfMemoryError: heap");
    }

    @Test
    void whatIsStoppedBeforeItBeginsTriesNothing() {
        SinkLoop loop = loop(() -> FOUND);
        loop.stop();

        loop.run();

        assertThat(connects).isZero();
        assertThat(loop.failure()).isEmpty();
    }

    private double failures() {
        return metrics.counter("sluice.sink.failures", "part", "silver").count();
    }

    private SinkLoop loop(Supplier<SinkConnection> connect) {
        return new SinkLoop(
                config(),
                TestLake.CLOCK,
                new FlushPlan(1, Duration.ofSeconds(5), () -> 0),
                new SinkMeters(metrics),
                () -> {
                    connects++;
                    return connect.get();
                },
                connection -> {},
                Duration.ZERO);
    }

    private SinkConfig config() {
        return new SinkConfig(
                new KafkaSettings("localhost:1", "http://localhost:1", 1),
                List.of(Lane.LIVE),
                "0",
                data.resolve("lake"),
                data.resolve("gold"),
                data.resolve("state"),
                100,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(15));
    }
}
