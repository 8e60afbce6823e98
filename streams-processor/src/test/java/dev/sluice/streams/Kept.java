package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept beside the tests: a difference is a decision. */
final class Kept {
    private Kept() {}

    /** Compares with a kept text. Delete the file to keep a new one; the test that writes it fails, the next passes. */
    static void sameAs(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text);
            fail("there was no " + file + "; it is written now, look at it before it is committed");
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
