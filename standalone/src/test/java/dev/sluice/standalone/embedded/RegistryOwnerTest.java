package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryOwnerTest {

    @TempDir
    Path folder;

    @Test
    void theFirstClusterClaimsTheFolderForEver() {
        RegistryOwner.claim(folder, "one");
        RegistryOwner.claim(folder, "one");

        assertThat(folder.resolve("cluster-id")).hasContent("one");
    }

    @Test
    void anotherClusterIsRefused() {
        RegistryOwner.claim(folder, "one");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> RegistryOwner.claim(folder, "two"))
                .withMessageContaining("belong to Kafka cluster one, not to two")
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOREIGN_REGISTRY);
                    assertThat(refusal.remedy()).contains("--fresh");
                });
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> RegistryOwner.claim(folder.resolve("none"), "one"))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOLDER_UNUSABLE));
    }
}
