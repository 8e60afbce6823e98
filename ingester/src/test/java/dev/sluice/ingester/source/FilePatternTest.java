package dev.sluice.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {
    @TempDir
    Path folder;

    @Test
    void hoursComeInTheOrderOfTheirNumbers() throws IOException {
        touch("2016-01-01-10.json.gz", "2016-01-01-2.json.gz", "2015-12-31-23.json.gz", "2016-01-01-0.json.gz");

        assertThat(names("*.json.gz"))
                .containsExactly(
                        "2015-12-31-23.json.gz",
                        "2016-01-01-0.json.gz",
                        "2016-01-01-2.json.gz",
                        "2016-01-01-10.json.gz");
    }

    @Test
    void aGlobTakesOurEndingsAlone() throws IOException {
        touch("a.json", "b.ndjson", "c.json.gz", "README.md", "d.gz", "e.csv");
        Files.createDirectory(folder.resolve("sub"));

        assertThat(names("*")).containsExactly("a.json", "b.ndjson", "c.json.gz");
    }

    @Test
    void globsReachIntoFoldersOnlyWhenTheySaySo() throws IOException {
        Files.createDirectories(folder.resolve("2016/01"));
        touch("top.json", "2016/01/deep.json");

        assertThat(names("*.json")).containsExactly("top.json");
        assertThat(names("**.json")).containsExactly("deep.json", "top.json");
        assertThat(names("*/*/*.json")).containsExactly("deep.json");
    }

    @Test
    void aNameThatExistsIsNoGlob() throws IOException {
        touch("hour[1].json");

        assertThat(names("hour[1].json")).containsExactly("hour[1].json");
    }

    @Test
    void pathsAreMadeAbsoluteAndNormal() throws IOException {
        touch("a.json");

        assertThat(FilePattern.matching(folder + "/x/../a.json")).containsExactly(folder.resolve("a.json"));
    }

    @Test
    void whatDoesNotExistIsSaidWithItsFullPath() {
        assertThatThrownBy(() -> names("none-*.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing matches " + folder.resolve("none-*.json"));
        assertThatThrownBy(() -> names("none/here.json")).hasMessageContaining("nothing matches");
        assertThatThrownBy(() -> FilePattern.matching(" ")).hasMessageContaining("behind 'file:'");
    }

    @Test
    void otherEndingsAreRefused() throws IOException {
        touch("a.csv");

        assertThatThrownBy(() -> names("a.csv"))
                .hasMessageContaining("ends in .json, .ndjson or .json.gz")
                .hasMessageContaining("a.csv");
    }

    @Test
    void case64NamesOfFilesAreNoMoreThanNames() throws IOException {
        touch("2026-09-06-24.json", "2026-02-30-1.json", "a b;rm -rf $HOME.json", "2016-01-01-\u0662.json");

        assertThat(names("*.json")).hasSize(4);
        assertThatThrownBy(() -> names("../../../../../../etc/x.json.gz"))
                .hasMessageContaining("nothing matches")
                .hasMessageNotContaining("..");
    }

    @Test
    void case65ALinkToAnotherKindOfFileIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.json.gz"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> names("*.json.gz")).hasMessageContaining("points to /etc/passwd");
        assertThatThrownBy(() -> names("a.json.gz")).hasMessageContaining("points to /etc/passwd");
    }

    @Test
    void case65APipeAFolderAndADeviceAreRefused() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", folder + "/pipe.json.gz")
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(folder.resolve("folder.json.gz"));
        Files.createSymbolicLink(folder.resolve("device.json.gz"), Path.of("/dev/zero"));

        for (String name : List.of("pipe.json.gz", "folder.json.gz", "device.json.gz", "*.json.gz")) {
            assertThatThrownBy(() -> names(name)).hasMessageContaining("regular files, but");
        }
    }

    @Test
    void linksCountAsWhatTheyPointTo() throws IOException {
        touch("real.json");
        Files.createSymbolicLink(folder.resolve("good.json"), folder.resolve("real.json"));
        Files.createSymbolicLink(folder.resolve("device.json"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("folder.json"), folder);

        assertThat(names("good.json")).containsExactly("good.json");
        assertThatThrownBy(() -> names("device.json"))
                .hasMessageContaining("regular files, but")
                .hasMessageContaining("a device");
        assertThatThrownBy(() -> names("folder.json")).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> names("*.json")).hasMessageContaining("regular files, but");
    }

    @Test
    void brokenLinksAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("broken.json"), folder.resolve("gone"));

        assertThatThrownBy(() -> names("*.json")).hasMessageContaining("a broken link");
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "{}");
        }
    }

    private List<String> names(String pattern) {
        return FilePattern.matching(folder + "/" + pattern).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
