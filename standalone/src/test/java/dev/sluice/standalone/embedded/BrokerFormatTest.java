package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFormatTest {

    @TempDir
    Path directory;

    @Test
    void aNewDirectoryGetsAnIdThatStays() {
        String id = BrokerFormat.clusterId(directory);

        assertThat(id).hasSize(22);
        assertThat(BrokerFormat.clusterId(directory)).isEqualTo(id);
    }

    @Test
    void aDirectoryWithoutAnIdIsRefused() throws IOException {
        Files.writeString(directory.resolve("meta.properties"), "version=1\n");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> BrokerFormat.clusterId(directory))
                .withMessageContaining("no cluster.id");
    }
}
