package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void aNewDirectoryIsMade() {
        try (DataFolder folder = take(parent.resolve("a/b"))) {
            assertThat(folder.root()).isDirectory().isEqualTo(parent.resolve("a/b"));
        }
    }

    @Test
    void aSecondTakerIsRefusedAndToldWhatToDo() {
        try (DataFolder folder = take(parent)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> take(folder.root()))
                    .withMessageContaining(parent + " is in use by")
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOLDER_IN_USE);
                        assertThat(refusal.remedy()).contains("--data-dir");
                    });
        }
    }

    @Test
    void anotherSpellingOfThePathIsTheSameFolder() {
        try (DataFolder folder = take(parent)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> take(folder.root().resolve("x").resolve("..")));
        }
    }

    @Test
    void aChildOfAnEarlierRunThatStillLivesIsWaitedForThenRefused() {
        DataFolder earlier = take(parent);
        try (FolderLock child = FolderLock.take(earlier.childLock(EmbeddedBroker.NAME), Duration.ZERO)
                .orElseThrow()) {
            earlier.close();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> take(parent))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOLDER_IN_USE));
            assertThat(child).isNotNull();
        }
        take(parent).close();
    }

    @Test
    void wipeLeavesNothingButTheLocksAndTheLogThatIsOpen() throws IOException {
        try (DataFolder folder = take(parent)) {
            Files.writeString(folder.folder("kafka/topic-0").resolve("log"), "x");
            Files.writeString(parent.resolve("ports.json"), "{}");
            Files.writeString(folder.folder("log").resolve("sluice.log"), "x");

            folder.wipe();

            assertThat(parent.toFile().list()).containsExactlyInAnyOrder("locks", "log");
            assertThat(parent.resolve("log/sluice.log")).hasContent("x");
        }
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> take(file))
                .withMessageContaining(file + " cannot be used")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOLDER_UNUSABLE));
    }

    private static DataFolder take(Path directory) {
        return DataFolder.take(directory, Duration.ofMillis(50));
    }
}
