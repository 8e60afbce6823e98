package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryConfigTest {
    @Test
    void standardIsLoopbackOnPort8080() {
        assertThat(read(Map.of()))
                .isEqualTo(new QueryConfig(
                        "127.0.0.1",
                        8080,
                        Path.of("./data/gold"),
                        Path.of("./metrics"),
                        List.of(URI.create("http://127.0.0.1:8091")),
                        Duration.ofMillis(500),
                        Mode.LIVE,
                        Duration.ofMinutes(15)));
    }

    @Test
    void everySettingIsTaken() {
        assertThat(read(Map.of(
                        "SLUICE_HTTP_BIND", "0.0.0.0",
                        "SLUICE_HTTP_PORT", "0",
                        "SLUICE_GOLD_DIR", "/g",
                        "SLUICE_METRICS_DIR", "/m",
                        "SLUICE_STREAMS_URLS", "http://a:1, http://b:2",
                        "SLUICE_STREAMS_TIMEOUT", "PT1S",
                        "SLUICE_MODE", "sample",
                        "SLUICE_GRACE", "PT1M")))
                .isEqualTo(new QueryConfig(
                        "0.0.0.0",
                        0,
                        Path.of("/g"),
                        Path.of("/m"),
                        List.of(URI.create("http://a:1"), URI.create("http://b:2")),
                        Duration.ofSeconds(1),
                        Mode.SAMPLE,
                        Duration.ofMinutes(1)));
    }

    @Test
    void wrongSettingsAreToldTogether() {
        assertThatThrownBy(() ->
                        read(Map.of("SLUICE_STREAMS_URLS", "nowhere", "SLUICE_MODE", "x", "SLUICE_HTTP_PRT", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_STREAMS_URLS is 'nowhere'; expected http://host:port")
                .hasMessageContaining("SLUICE_MODE is 'x'; expected one of live, replay, sample")
                .hasMessageContaining("did you mean SLUICE_HTTP_PORT?");
    }

    private static QueryConfig read(Map<String, String> variables) {
        var settings = new Settings(variables);
        var config = QueryConfig.from(settings);
        settings.finish(QueryConfig.ALL);
        return config;
    }
}
