package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of a streams-processor, and what becomes of them. */
final class ProcessorConfigTest {
    private static final Map<String, String> KAFKA = Map.of(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "SLUICE_SCHEMA_REGISTRY_URL", "http://localhost:8081");

    private static ProcessorConfig read(Map<String, String> more) {
        var variables = new HashMap<>(KAFKA);
        variables.putAll(more);
        var settings = new Settings(variables);
        var config = ProcessorConfig.from(settings);
        KafkaSettings.from(settings);
        settings.finish(ProcessorConfig.ALL);
        return config;
    }

    @Test
    void standardsAreThoseOfTheContract() {
        assertThat(read(Map.of()))
                .isEqualTo(new ProcessorConfig(
                        Lane.LIVE,
                        Duration.ofMinutes(15),
                        Duration.ofDays(2),
                        Duration.ofDays(2),
                        Path.of("./data/state"),
                        "1",
                        1,
                        0,
                        Duration.ofSeconds(1),
                        64,
                        new ProcessorConfig.QueryAddress("127.0.0.1", "127.0.0.1", 0)));
    }

    @Test
    void countsAreKeptTwoDaysAtLeast() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_STREAMS_KEEP_COUNTS", "PT47H", "SLUICE_STREAMS_GRACE", "5m")))
                .hasMessageContaining("SLUICE_STREAMS_KEEP_COUNTS is 'PT47H'")
                .hasMessageContaining("SLUICE_STREAMS_GRACE is '5m'");
    }

    @Test
    void streamsIsSetUpToCountExactlyOnce() {
        var properties = StreamsProperties.of(
                read(Map.of("SLUICE_LANE", "github-history")),
                new KafkaSettings("localhost:9092", "http://localhost:8081", 3),
                "localhost:7");

        assertThat(properties)
                .containsEntry("application.id", "github-history-streams-v1")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 1000L)
                .containsEntry("application.server", "localhost:7")
                .containsEntry("replication.factor", 3)
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("windowstore.changelog.additional.retention.ms", "3155760000000")
                .containsEntry("main.consumer.group.instance.id", "github-history-streams-v1-1")
                .containsEntry("main.consumer.session.timeout.ms", "6000")
                .containsEntry("producer.compression.type", "zstd");
    }
}
