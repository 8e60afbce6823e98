package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DotEnvTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreReadAsComposeReadsThem() throws Exception {
        assertThat(read("""
                # a comment
                SLUICE_SOURCE=live   # and another

                export SLUICE_GRACE = PT5M
                SLUICE_WATCH='apache/* # none'
                SLUICE_KAFKA_IMAGE="apache/kafka:4.3.1"
                EMPTY=
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SLUICE_SOURCE", "live",
                        "SLUICE_GRACE", "PT5M",
                        "SLUICE_WATCH", "apache/* # none",
                        "SLUICE_KAFKA_IMAGE", "apache/kafka:4.3.1",
                        "EMPTY", ""));
    }

    @Test
    void noFileSetsNothing() {
        assertThat(DotEnv.read(folder.resolve(".env"))).isEmpty();
    }

    @Test
    void badLinesAreToldAllAtOnceByFileAndLineAndWithoutTheirValues() {
        assertThatThrownBy(() -> read("good=1\nghp_secret\n\nA-B=2\nQ='open\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(".env:2: ", ".env:4: ", ".env:5: the quote after Q=")
                .hasMessageNotContainingAny("ghp_secret", "open");
    }

    private Map<String, String> read(String text) throws IOException {
        return DotEnv.read(Files.writeString(folder.resolve(".env"), text));
    }
}
