package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void lastLinesWithoutStackFrames() throws IOException {
        Path log = write("begin\nERROR boom\n\tat dev.sluice.X\n\tat dev.sluice.Y\n\nend\n");

        assertThat(LogTail.of(log)).isEqualTo("begin\nERROR boom\nend");
    }

    @Test
    void aLongLogIsReadFromItsEnd() throws IOException {
        Path log = write(IntStream.range(0, 10_000).mapToObj(n -> "line " + n).collect(Collectors.joining("\n")));

        assertThat(LogTail.of(log)).startsWith("line 9992").endsWith("line 9999");
    }

    @Test
    void aMissingLogIsSaidSo() {
        assertThat(LogTail.of(folder.resolve("none.log"))).contains("no log");
    }

    @Test
    void aSmallLogIsAppendedToAndALargeOneMovedAside() throws IOException {
        Path log = write("small");
        LogTail.turnOver(log);
        assertThat(log).exists();

        Files.write(log, new byte[17 * 1024 * 1024]);
        LogTail.turnOver(log);
        assertThat(log).doesNotExist();
        assertThat(folder.resolve("broker.log.1")).exists();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("broker.log"), text);
    }
}
