package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VariablesTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(".env");
    }

    @Test
    void theEnvironmentBeatsTheFileUnlessItIsEmpty() throws Exception {
        Files.writeString(file, "SLUICE_GRACE=PT1M\nSLUICE_LANE=github\n");

        var variables = Variables.read(Map.of("SLUICE_GRACE", "PT2M", "SLUICE_LANE", " "), file);

        assertThat(variables.all()).containsEntry("SLUICE_GRACE", "PT2M").containsEntry("SLUICE_LANE", "github");
        assertThat(variables.origin("SLUICE_GRACE")).isEqualTo("environment");
        assertThat(variables.origin("SLUICE_LANE")).isEqualTo(".env");
        assertThat(variables.origin("SLUICE_SOURCE")).isEqualTo("default");
    }

    @Test
    void whatIsComposesAloneIsPassedOver() throws Exception {
        Files.writeString(file, "SLUICE_KAFKA_IMAGE=apache/kafka:4.3.1\nCOMPOSE_PROFILES=ui\nLIVE=true\n");

        assertThat(Variables.read(Map.of(), file).all()).isEqualTo(Map.of("LIVE", "true"));
    }

    @Test
    void aNameThatIsNearlyASettingIsAProblem() throws Exception {
        Files.writeString(file, "SLUICE_GARCE=PT1M\n");

        assertThatThrownBy(() -> Variables.read(Map.of(), file))
                .hasMessageContaining("SLUICE_GARCE is not a setting; did you mean SLUICE_GRACE?");
    }
}
