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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasMessage("sample, live, archive, webhook, - or file:PATH-OR-GLOB, not 'github'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Sample", "sample ", "--", "FILE:a.json", "Live", "archives", "a.json"})
    void whatIsNearlyASourceIsRefusedWithWhatWasSeen(String text) {
        assertThatThrownBy(() -> Sources.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sample, live, archive, webhook, - or file:PATH-OR-GLOB")
                .hasMessageEndingWith("not '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:", "file: "})
    void aFileWithoutAPathIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Sources.parse(text)).hasMessageContaining("such as file:data/");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> Sources.parse("file:" + folder)).hasMessageContaining("but " + folder + " does not");
    }

    @Test
    void aGlobOfOtherFilesMatchesNothing() throws IOException {
        Files.writeString(folder.resolve("README.md"), "no events");

        assertThatThrownBy(() -> Sources.parse("file:" + folder + "/*")).hasMessageContaining("nothing matches");
    }

    @Test
    void theSampleOfABatchEndsAndTheOtherDoesNot() {
        assertThat(sample(Sources.Mode.BATCH)).isEqualTo(new SampleSource(7, 10_000));
        assertThat(sample(Sources.Mode.ENDLESS)).isEqualTo(new SampleSource(7, Long.MAX_VALUE));
    }

    private static Source sample(Sources.Mode mode) {
        var context = new Sources.Context(7, mode, STARTED, InputStream.nullInputStream());
        return ((Sources.Listed) Sources.parse("sample")).list(context).get(0);
    }

    private static List<String> ids(String text) {
        var context = new Sources.Context(7, Sources.Mode.BATCH, STARTED, InputStream.nullInputStream());
        return ((Sources.Listed) Sources.parse(text))
                .list(context).stream().map(Source::id).toList();
    }
}
