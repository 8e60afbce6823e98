package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedArchiveTest {

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.writeString(folder.resolve("a.jar"), "classes");
    }

    @Test
    void theFirstRunWritesADraft() {
        SharedArchive archive = archive();

        assertThat(archive.flags()).contains("-XX:ArchiveClassesAtExit=" + archive.draft());
    }

    @Test
    void aCleanEndMakesTheDraftTheArchive() throws IOException {
        SharedArchive archive = archive();
        Files.writeString(archive.draft(), "archive");

        archive.settle(true);

        assertThat(archive().flags()).contains("-XX:SharedArchiveFile=" + archive.file());
    }

    @Test
    void aKilledRunLeavesNoArchive() throws IOException {
        SharedArchive archive = archive();
        Files.writeString(archive.draft(), "half an arch");

        archive.settle(false);

        assertThat(archive.draft()).doesNotExist();
        assertThat(archive.file()).doesNotExist();
    }

    @Test
    void aChangedJarHasAnotherArchiveWhichReplacesTheOld() throws IOException {
        SharedArchive before = archive();
        Files.writeString(before.draft(), "old");
        before.settle(true);

        Files.writeString(jar, "other classes");
        SharedArchive after = archive();
        Files.writeString(after.draft(), "new");
        after.settle(true);

        assertThat(before.file()).doesNotExist();
        assertThat(after.file()).hasContent("new");
    }

    @Test
    void classFoldersAreNotArchived() {
        SharedArchive archive = SharedArchive.of(folder, "broker", List.of(jar, folder));

        assertThat(archive.flags()).noneMatch(flag -> flag.startsWith("-XX:"));
    }

    @Test
    void aFolderThatCannotBeMadeCostsOnlyTheArchive() {
        SharedArchive archive = SharedArchive.of(jar.resolve("cds"), "broker", List.of(jar));

        assertThat(archive.usable()).isFalse();
        archive.settle(true);
    }

    private SharedArchive archive() {
        return SharedArchive.of(folder.resolve("cds"), "broker", List.of(jar));
    }
}
