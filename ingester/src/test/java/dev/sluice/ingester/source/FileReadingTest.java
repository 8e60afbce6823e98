package dev.sluice.ingester.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.read.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are stored: plain, gzip, padded, cut. */
class FileReadingTest {
    @TempDir
    Path folder;

    @Test
    void readingGoesOnBehindALineThatTwoMembersShare() throws IOException {
        Path file = file("a.json.gz", gzip("a\nb", "c\nd\n"));

        try (Reading reading = FileReading.open(file, 1)) {
            assertThat(rest(reading)).containsExactly("bc", "d");
            assertThat(reading.progress()).isEqualTo(new Reading.Progress(3, 0, 7));
        }
    }

    @Test
    void blankLinesThatArePassedOverAreCountedAsWhenTheyWereRead() throws IOException {
        Path file = file("a.json", "a\n\n \nb\n".getBytes(UTF_8));

        try (Reading reading = FileReading.open(file, 3)) {
            assertThat(rest(reading)).containsExactly("b");
            assertThat(reading.progress().blank()).isEqualTo(2);
        }
    }

    @Test
    void theHashIsThatOfTheStoredBytesHoweverFarItWasReadBefore() throws IOException {
        Path file = file("a.json.gz", gzip("a\nb\n"));

        try (Reading reading = FileReading.open(file, 1)) {
            rest(reading);

            assertThat(reading.end().sha256()).contains(Fingerprint.sha256(file));
        }
    }

    @Test
    void paddingIsNotedAtTheEnd() throws IOException {
        byte[] stored = gzip("a\n");

        try (Reading reading = FileReading.open(file("a.json.gz", Arrays.copyOf(stored, stored.length + 512)), 0)) {
            assertThat(rest(reading)).containsExactly("a");
            assertThat(reading.end().note()).contains("512 zero bytes of padding behind the last gzip member");
        }
    }

    @Test
    void aFileThatIsCutShorterThanItWasReadIsSaidSo() throws IOException {
        byte[] stored = gzip("a\nb\n");
        Path file = file("a.json.gz", Arrays.copyOf(stored, stored.length - 2));

        assertThatThrownBy(() -> FileReading.open(file, 9))
                .isInstanceOf(FileFault.class)
                .hasMessageContaining("was read to line 9");
    }

    @Test
    void aFileThatIsGoneAtItsEndIsAFault() throws IOException {
        Path file = file("a.json", "a\n".getBytes(UTF_8));
        try (Reading reading = FileReading.open(file, 0)) {
            rest(reading);
            Files.delete(file);

            assertThatThrownBy(reading::end).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void case65AFileThatBecameAPipeIsAFaultAndNotWaitedFor() throws IOException, InterruptedException {
        Path file = folder.resolve("a.json");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> FileReading.open(file, 0))
                .isInstanceOf(FileFault.class)
                .hasMessageContaining("is no regular file any more");
    }

    private static List<String> rest(Reading reading) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Optional<Line> line = reading.next(); line.isPresent(); line = reading.next()) {
            lines.add(new String(((Line.Whole) line.get()).bytes(), UTF_8));
        }
        return lines;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(String... members) throws IOException {
        var stored = new ByteArrayOutputStream();
        for (String text : members) {
            var member = new GZIPOutputStream(stored);
            member.write(text.getBytes(UTF_8));
            member.finish();
        }
        return stored.toByteArray();
    }
}
