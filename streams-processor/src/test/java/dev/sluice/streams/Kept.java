package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept beside the tests: a difference is a decision. */
public final class Kept {
    private static final String WRITE = "sluice.kept.write";

    private Kept() {}

    /** Compares with a kept text. {@code -Dsluice.kept.write} keeps all anew; the tests that write fail, the next time they pass. */
    public static void sameAs(Path file, String text) throws IOException {
        boolean changed = !Files.exists(file) || !Files.readString(file).equals(text);
        if (changed && (!Files.exists(file) || System.getProperty(WRITE) != null)) {
            Files.writeString(file, text);
            fail(file + " is written anew; look at it before it is committed");
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
