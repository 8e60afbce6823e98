package dev.sluice.sink.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.schemas.EventType;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import dev.sluice.sink.watermark.WatermarkClaim;
import dev.sluice.sink.watermark.WatermarkSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gold thread: its rounds, its failures, its end. */
class GoldLoopTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Instant WATERMARK = Instant.parse("2016-01-01T01:00:00Z");
    private static final WatermarkSource DRAINED = () -> Optional.of(new WatermarkClaim(WATERMARK, Map.of()));

    @TempDir
    private Path data;

    @Test
    void aCommitIsPublishedSoonAfter() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"));
                GoldLoop loop = loop(lake, DRAINED, SOON)) {
            loop.start();
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:30:00Z"));

            await().untilAsserted(() -> assertThat(loop.status().publishedSeq()).isEqualTo(1));
            assertThat(loop.status().watermark()).isEqualTo(WATERMARK);
        }
    }

    @Test
    void whoeverAsksNeedNotWait() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"));
                GoldLoop loop = loop(lake, DRAINED, LONG)) {
            loop.start();
            await().until(() -> loop.settled() > 0);
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:30:00Z"));

            long asked = loop.request();

            await().until(() -> loop.settled() >= asked);
            assertThat(loop.status().publishedSeq()).isEqualTo(1);
        }
    }

    @Test
    void theEndPublishesWhatWasCommittedLast() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"))) {
            GoldLoop loop = loop(lake, DRAINED, LONG);
            loop.start();
            await().until(() -> loop.settled() > 0);
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:30:00Z"));

            loop.close();

            assertThat(loop.status().publishedSeq()).isEqualTo(1);
        }
    }

    @Test
    void goldGoesOnWhileTheWatermarkIsUnknown() throws IOException, SQLException {
        WatermarkSource down = () -> {
            throw new KafkaException("no broker");
        };
        try (TestLake lake = new TestLake(data.resolve("lake"));
                GoldLoop loop = loop(lake, down, SOON)) {
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:30:00Z"));
            loop.start();

            await().untilAsserted(() -> assertThat(loop.status().publishedSeq()).isEqualTo(1));
            assertThat(loop.status().watermark()).isNull();
            assertThat(loop.failure()).isEmpty();
        }
    }

    @Test
    void aBrokenManifestStopsGoldForGood() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"));
                GoldLoop loop = loop(lake, DRAINED, SOON)) {
            lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:30:00Z"));
            Files.writeString(data.resolve("lake/_manifest/00000000000000000001.json"), "{");
            loop.start();

            await().untilAsserted(() -> assertThat(loop.failure()).isPresent());
            assertThat(loop.failure().orElseThrow())
                    .contains("cannot be brought up to the lake", "does not read as an entry");
        }
    }

    @Test
    void aSecondSinkOnTheSameFolderIsToldSo() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data.resolve("lake"));
                GoldTables tables =
                        GoldTables.open(data.resolve("gold"), lake.layout(), lake.reader(), TestLake.CLOCK)) {
            assertThat(tables.appliedSeq()).isZero();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> GoldTables.open(data.resolve("gold"), lake.layout(), lake.reader(), TestLake.CLOCK))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("LOCK is locked by another sink");
        }
    }

    private GoldLoop loop(TestLake lake, WatermarkSource watermarks, Duration every) {
        GoldLoop.Where where = new GoldLoop.Where(data.resolve("gold"), lake.layout(), "cluster-1", TestLake.CLOCK);
        return new GoldLoop(where, watermarks, every, new SimpleMeterRegistry(), System::nanoTime);
    }
}
