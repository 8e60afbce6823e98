package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept beside the tests: a difference is a decision. */
final class Kept {
    private Kept() {}

    /** Compares with a kept text; delete the file to keep a new one. */
    static void sameAs(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
