package dev.sluice.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.source.Sources;
import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngesterConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
            "SLUICE_SCHEMA_REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7");

    @Test
    void theSampleIsReadForEverByDefault() {
        IngesterConfig config = read(Map.of());

        assertThat(config.sources()).isEqualTo(new Sources.OfSample());
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.mode()).isEqualTo(Sources.Mode.ENDLESS);
        assertThat(config.lane()).isEqualTo(Lane.LIVE);
        assertThat(config.stateDir()).isEqualTo(Path.of("./data/state"));
    }

    @Test
    void everySettingCounts() {
        IngesterConfig config = read(Map.of(
                "SLUICE_SOURCE",
                "-",
                "SLUICE_SAMPLE_SEED",
                "7",
                "SLUICE_INGEST_MODE",
                "batch",
                "SLUICE_STATE_DIR",
                "/state"));

        assertThat(config.sources()).isEqualTo(new Sources.OfStdin());
        assertThat(config.seed()).isEqualTo(7);
        assertThat(config.mode()).isEqualTo(Sources.Mode.BATCH);
        assertThat(config.stateDir()).isEqualTo(Path.of("/state"));
        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
    }

    @Test
    void aFileThatDoesNotExistIsAProblemBesideOthers() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_SOURCE", "file:/none/at-all.json", "SLUICE_SAMPLE_SEED", "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_SOURCE is 'file:/none/at-all.json'")
                .hasMessageContaining("nothing matches /none/at-all.json")
                .hasMessageContaining("SLUICE_SAMPLE_SEED is 'x'");
    }

    private static IngesterConfig read(Map<String, String> variables) {
        var all = new HashMap<>(NEEDED);
        all.putAll(variables);
        var settings = new Settings(all);
        IngesterConfig config = IngesterConfig.from(settings, Instant.parse("2026-11-26T00:00:00Z"));
        settings.finish(IngesterConfig.SETTINGS);
        return config;
    }
}
