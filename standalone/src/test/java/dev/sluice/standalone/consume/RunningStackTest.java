package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningStackTest {
    private static final Map<String, String> ELSEWHERE = Map.of(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS",
            "kafka:9092",
            "SLUICE_SCHEMA_REGISTRY_URL",
            "http://registry/apis/ccompat/v7");

    @TempDir
    private Path data;

    @Test
    void theNewestStackThatListensIsTaken() throws IOException {
        stack("old", 1000, 1);
        stack("new", 2000, 2);
        stack("stopped", 3000, 3);

        var found = new RunningStack(Map.of(), data, port -> port != 3000).find(null);

        assertThat(found.bootstrapServers()).isEqualTo("127.0.0.1:2000");
        assertThat(found.registryUrl()).isEqualTo("http://127.0.0.1:2001/apis/ccompat/v7");
    }

    @Test
    void theEnvironmentComesBeforeThatAndAFlagBeforeBoth() throws IOException {
        stack("one", 1000, 1);
        var stacks = new RunningStack(ELSEWHERE, data, port -> true);

        assertThat(stacks.find(null).bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(stacks.find(data.resolve("one")).bootstrapServers()).isEqualTo("127.0.0.1:1000");
    }

    @Test
    void whatCannotBeFoundIsSaid() {
        assertThatThrownBy(() -> new RunningStack(Map.of(), data, port -> true).find(null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("./sluice up");
        assertThatThrownBy(() -> new RunningStack(Map.of(), data, port -> true).find(data.resolve("none")))
                .hasMessageContaining("is ./sluice up running there?");
        assertThatThrownBy(() -> new RunningStack(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "k:1"), data, port -> true)
                        .find(null))
                .hasMessageContaining("expected both or neither");
    }

    private void stack(String name, int port, long writtenAt) throws IOException {
        var file = Files.createDirectories(data.resolve(name)).resolve("ports.json");
        Files.writeString(file, "{\"kafka\":" + port + ",\"registry\":" + (port + 1) + "}");
        assertThat(file.toFile().setLastModified(writtenAt * 1000)).isTrue();
    }
}
