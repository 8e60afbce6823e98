package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings to configuration. */
class SinkConfigTest {

    private static final String REGISTRY = "http://localhost:8081/apis/ccompat/v7";

    @Test
    void whatIsNotSetHasItsStandard() {
        assertThat(config(Map.of()))
                .isEqualTo(new SinkConfig(
                        new KafkaSettings("localhost:9092", REGISTRY, 1),
                        List.of(Lane.LIVE),
                        "0",
                        Path.of("./data/lake"),
                        Path.of("./data/gold"),
                        Path.of("./data/state"),
                        250_000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15)));
    }

    @Test
    void everySettingArrives() {
        SinkConfig config = config(Map.of(
                "SLUICE_SINK_INSTANCE", "7",
                "SLUICE_LAKE_DIR", "/l",
                "SLUICE_GOLD_DIR", "/g",
                "SLUICE_STATE_DIR", "/s",
                "SLUICE_SINK_FLUSH_ROWS", "10",
                "SLUICE_SINK_FLUSH_EVERY", "PT1S",
                "SLUICE_SINK_GOLD_EVERY", "PT2S",
                "SLUICE_GRACE", "PT3M"));

        assertThat(config)
                .extracting(
                        SinkConfig::member,
                        SinkConfig::lakeDir,
                        SinkConfig::goldDir,
                        SinkConfig::stateDir,
                        SinkConfig::flushRows,
                        SinkConfig::flushEvery,
                        SinkConfig::goldEvery,
                        SinkConfig::grace)
                .containsExactly(
                        "sluice-sink-7",
                        Path.of("/l"),
                        Path.of("/g"),
                        Path.of("/s"),
                        10,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> config(Map.of(
                        "SLUICE_SINK_FLUSH_ROWS", "0", "SLUICE_SINK_FLUSH_EVERY", "5s", "SLUICE_SINK_INSTANCE", "A b")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "SLUICE_SINK_FLUSH_ROWS is '0'",
                        "SLUICE_SINK_FLUSH_EVERY is '5s'",
                        "SLUICE_SINK_INSTANCE is 'A b'");
    }

    @Test
    void theGroupIsStaticAndNeverResetsByItself() {
        assertThat(config(Map.of()).consumer())
                .containsEntry("group.id", "sluice-sink-v1")
                .containsEntry("group.protocol", "classic")
                .containsEntry("group.instance.id", "sluice-sink-0")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("isolation.level", "read_committed");
    }

    private static SinkConfig config(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
        variables.put("SLUICE_SCHEMA_REGISTRY_URL", REGISTRY);
        Settings settings = new Settings(variables);
        SinkConfig config = SinkConfig.from(settings);
        settings.finish(SinkConfig.SETTINGS);
        return config;
    }
}
