package dev.sluice.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.Positions;
import dev.sluice.ingester.read.FileFault;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    private static final String TEXT = "a\n\nb\nc\n";

    @TempDir
    Path folder;

    private Path file;
    private FileSource source;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("events.json"), TEXT);
        source = new FileSource(file);
    }

    @Test
    void aNewFileStartsAtItsFirstLine() throws IOException {
        assertThat(source.resume(Optional.empty())).isEqualTo(Resume.From.start());
    }

    @Test
    void aFileThatWasReadInPartGoesOn() throws IOException {
        Resume resume = source.resume(Optional.of(position(SourceState.READING, 3)));

        assertThat(resume).isEqualTo(new Resume.From(new Progress(3, 1, 5), ""));
        try (Reading reading = source.open(((Resume.From) resume).done())) {
            assertThat(reading.next().orElseThrow().number()).isEqualTo(4);
            assertThat(reading.next()).isEmpty();
            assertThat(reading.progress()).isEqualTo(new Progress(4, 1, TEXT.length()));
        }
    }

    @Test
    void aFileThatIsDoneIsNotReadAgain() throws IOException {
        IngestPosition done = position(SourceState.DONE, 4);
        done.setSha256(Fingerprint.sha256(file));

        assertThat(source.resume(Optional.of(done))).isEqualTo(new Resume.Complete());
    }

    @Test
    void whenItWasWrittenPlaysNoPart() throws IOException {
        IngestPosition done = position(SourceState.DONE, 4);
        done.setSha256(Fingerprint.sha256(file));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));

        assertThat(source.resume(Optional.of(done))).isEqualTo(new Resume.Complete());
    }

    @Test
    void anotherContentIsReadFromItsFirstLine() throws IOException {
        IngestPosition stood = position(SourceState.READING, 3);
        Files.writeString(file, "other\nlines\n");

        assertThat(source.resume(Optional.of(stood)))
                .isEqualTo(Resume.From.startAgain("the file has changed since its line 3"));
    }

    @Test
    void anotherContentBehindTheFirstMebibyteIsSeenToo() throws IOException {
        IngestPosition done = position(SourceState.DONE, 4);
        done.setSha256("0".repeat(64));

        assertThat(source.resume(Optional.of(done)))
                .isEqualTo(Resume.From.startAgain("the file has changed behind its first MiB"));
    }

    @Test
    void aFaultyFileGoesOnToItsFaultAndNoFurther() throws IOException {
        assertThat(source.resume(Optional.of(position(SourceState.FAULTY, 3))))
                .isEqualTo(new Resume.From(new Progress(3, 1, 5), ""));
    }

    @Test
    void theEndKnowsTheHashOfTheStoredBytes() throws IOException {
        Path gz = folder.resolve("events.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (Reading reading = new FileSource(gz).open(Progress.NONE)) {
            readAll(reading);

            assertThat(reading.end().sha256()).contains(Fingerprint.sha256(gz));
            assertThat(reading.fingerprint()).contains(Fingerprint.of(gz));
        }
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsAFault() throws IOException {
        try (Reading reading = source.open(Progress.NONE)) {
            readAll(reading);
            Files.writeString(file, TEXT + "more\n");

            assertThatThrownBy(reading::end).isInstanceOf(FileFault.class).hasMessageContaining("CHANGED");
        }
    }

    @Test
    void aFileWithFewerLinesThanWereReadIsAFault() {
        assertThatThrownBy(() -> source.open(new Progress(9, 0, 0)))
                .isInstanceOf(FileFault.class)
                .hasMessageContaining("ends behind line 4, but was read to line 9");
    }

    private IngestPosition position(SourceState state, long lines) throws IOException {
        return Positions.of(source.id(), state, lines)
                .setBlank(1)
                .setBytes(5)
                .setFingerprint(Fingerprint.of(file))
                .build();
    }

    private static void readAll(Reading reading) throws IOException {
        while (reading.next().isPresent()) {
            assertThat(reading.ready(java.time.Duration.ZERO)).isTrue();
        }
    }
}
