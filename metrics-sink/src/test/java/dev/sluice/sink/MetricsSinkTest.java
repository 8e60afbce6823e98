package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.health.Check;
import dev.sluice.runtime.health.Metrics;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sink says of itself before it has found Kafka. */
class MetricsSinkTest {

    @TempDir
    private Path data;

    @Test
    void beforeItIsConnectedItKnowsNothingAndSaysSo() {
        Metrics metrics = new Metrics();
        try (MetricsSink sink = new MetricsSink(config(), metrics, TestLake.CLOCK)) {
            assertThat(sink.progress()).isEqualTo(new Progress(Map.of(), 0, 0, -1, 0, null, 0));
            assertThat(sink.progress().isPublished()).isFalse();
            assertThat(sink.check()).isEqualTo(Check.failed("connecting to Kafka and the lake"));
            assertThat(sink.failure()).isEmpty();
            assertThat(metrics.scrape())
                    .contains(
                            "sluice_sink_manifest_seq 0.0",
                            "sluice_sink_lag_records 0.0",
                            "sluice_sink_rows_total 0.0");
        }
        assertThat(data).isEmptyDirectory();
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
