package dev.sluice.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void idsTellWhereLinesComeFrom() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{}");

        assertThat(ids("sample")).containsExactly("sample:7");
        assertThat(ids("-")).containsExactly("stdin:2026-11-21T10:00:00Z");
        assertThat(ids("file:" + file)).containsExactly("file:" + file);
    }

    @Test
    void filesOfAGlobAreSourcesOfTheirOwnInOrder() throws IOException {
        Files.writeString(folder.resolve("h-10.json"), "{}");
        Files.writeString(folder.resolve("h-9.json"), "{}");

        assertThat(ids("file:" + folder + "/*"))
                .containsExactly("file:" + folder + "/h-9.json", "file:" + folder + "/h-10.json");
    }

    @Test
    void otherWordsAreRefused() {
        assertThatThrownBy(() -> Sources.parse("github"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample, - or file:PATH-OR-GLOB, not 'github'");
    }

    private static List<String> ids(String text) {
        var context = new Sources.Context(7, Sources.Mode.BATCH, STARTED, InputStream.nullInputStream());
        return Sources.parse(text).list(context).stream().map(Source::id).toList();
    }
}
