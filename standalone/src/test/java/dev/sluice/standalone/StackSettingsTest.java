package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.query.QueryConfig;
import dev.sluice.sink.SinkConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StackSettingsTest {
    private static final UpPlan PLAN =
            new UpPlan("sample", "sample", Path.of("some/data"), false, new WantedPorts(0, 0, 0, 0), null, false);

    @Test
    void theServicesFindTheirFoldersInTheDataDirectory() {
        var settings = new StackSettings(PLAN, Map.of());
        settings.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        settings.put("SLUICE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:2");
        var data = Path.of("some/data").toAbsolutePath();

        assertThat(SinkConfig.from(settings.settings()).lakeDir()).isEqualTo(data.resolve("lake"));
        assertThat(QueryConfig.from(settings.settings()).goldDir()).isEqualTo(data.resolve("gold"));
        assertThat(QueryConfig.from(settings.settings()).port()).isZero();
    }

    @Test
    void whatTheEnvironmentSaysOfAServiceHolds() {
        var settings = new StackSettings(
                PLAN,
                Map.of(
                        "SLUICE_SINK_FLUSH_ROWS",
                        "17",
                        "SLUICE_KAFKA_BOOTSTRAP_SERVERS",
                        "k:1",
                        "SLUICE_SCHEMA_REGISTRY_URL",
                        "http://r"));

        assertThat(SinkConfig.from(settings.settings()).flushRows()).isEqualTo(17);
    }

    @Test
    void standardsAreFine() {
        assertThatCode(() -> new StackSettings(PLAN, Map.of("SLUICE_JAVA_OPTS", "-Xmx1g", "HOME", "/root"))
                        .check(Instant.parse("2026-11-26T00:00:00Z")))
                .doesNotThrowAnyException();
    }

    @Test
    void wrongSettingsOfAllServicesAreToldBeforeAnyServerStarts() {
        var settings = new StackSettings(
                PLAN, Map.of("SLUICE_GRACE", "5", "SLUICE_SAMPLE_SEED", "x", "SLUICE_HTTP_BINDD", "0.0.0.0"));

        assertThatThrownBy(() -> settings.check(Instant.parse("2026-11-26T00:00:00Z")))
                .hasMessageContaining("SLUICE_GRACE is '5'")
                .hasMessageContaining("SLUICE_SAMPLE_SEED is 'x'")
                .hasMessageContaining("did you mean SLUICE_HTTP_BIND?");
    }
}
