package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void oneHolderAtATime() {
        Path file = folder.resolve("lock");

        FolderLock first = FolderLock.take(file, Duration.ZERO).orElseThrow();
        assertThat(FolderLock.take(file, Duration.ZERO)).isEmpty();

        first.close();
        FolderLock.take(file, Duration.ZERO).orElseThrow().close();
    }

    @Test
    void aRefusedSecondTakeDoesNotSpoilTheFirst() {
        Path file = folder.resolve("lock");

        try (FolderLock held = FolderLock.take(file, Duration.ZERO).orElseThrow()) {
            assertThat(FolderLock.take(file, Duration.ZERO)).isEmpty();
            assertThat(FolderLock.take(file, Duration.ZERO)).isEmpty();
            assertThat(FolderLock.holder(file)).isEqualTo("this process");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void holderIsNamedByItsProcessId() throws IOException {
        Path file = folder.resolve("lock");
        Files.writeString(file, "4711\n");

        assertThat(FolderLock.holder(file)).isEqualTo("process 4711");
    }

    @Test
    void unknownHolderIsAnotherProcess() throws IOException {
        assertThat(FolderLock.holder(folder.resolve("none"))).isEqualTo("another process");
        assertThat(FolderLock.holder(Files.createFile(folder.resolve("empty")))).isEqualTo("another process");
    }

    @Test
    void aFolderThatIsNotThereIsSaidSo() {
        Path file = folder.resolve("missing").resolve("lock");

        assertThatThrownBy(() -> FolderLock.take(file, Duration.ZERO))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot lock " + file);
        assertThat(FolderLock.holder(file)).isEqualTo("another process");
    }

    @Test
    void askingWhetherAFileIsFreeLeavesItsContentAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("database"), "rows");

        assertThat(FolderLock.awaitFree(file, Duration.ZERO)).isTrue();
        assertThat(FolderLock.awaitFree(folder.resolve("none"), Duration.ZERO)).isTrue();
        assertThat(file).hasContent("rows");
    }
}
