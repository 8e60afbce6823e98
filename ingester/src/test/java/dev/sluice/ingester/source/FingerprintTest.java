package dev.sluice.ingester.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What marks a file's content. */
class FingerprintTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void itIsTheSizeAndTheHashOfTheBeginning() throws IOException {
        assertThat(Fingerprint.of(file("a", "abc".getBytes(UTF_8)))).isEqualTo("3-" + SHA256_OF_ABC);
    }

    @Test
    void nameAndFolderPlayNoPart() throws IOException {
        assertThat(Fingerprint.of(file("a", new byte[9]))).isEqualTo(Fingerprint.of(file("b", new byte[9])));
    }

    @Test
    void oneByteMoreIsAnotherFile() throws IOException {
        assertThat(Fingerprint.of(file("a", new byte[9]))).isNotEqualTo(Fingerprint.of(file("a", new byte[10])));
    }

    @Test
    void behindTheFirstMebibyteOnlyTheFullHashSeesAChange() throws IOException {
        byte[] large = new byte[MEBIBYTE + 10];
        Path before = file("a", large);
        large[MEBIBYTE + 5] = 1;
        Path after = file("b", large);

        assertThat(Fingerprint.of(after)).isEqualTo(Fingerprint.of(before));
        assertThat(Fingerprint.sha256(after)).isNotEqualTo(Fingerprint.sha256(before));
    }

    @Test
    void aFileThatIsGoneHasNone() {
        assertThatThrownBy(() -> Fingerprint.of(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
