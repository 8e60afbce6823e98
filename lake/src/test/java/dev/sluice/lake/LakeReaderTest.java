package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading the manifest, sound and damaged. */
class LakeReaderTest {

    private static final Instant ONE = LakeBench.START;
    private static final Instant TWO = ONE.plus(Duration.ofHours(1));

    @TempDir
    private Path data;

    private LakeLayout layout;
    private LakeView written = LakeView.EMPTY;

    @BeforeEach
    void lake() throws IOException {
        layout = new LakeLayout(data.resolve("lake"));
        Files.createDirectories(layout.manifest());
    }

    @Test
    void aLakeThatDoesNotExistIsEmpty() throws IOException {
        LakeView view = LakeReader.open(new LakeLayout(data.resolve("nowhere")), Fs.real())
                .view();

        assertThat(view.seq()).isZero();
        assertThat(view.positions()).isEmpty();
    }

    @Test
    void filesAreFoundByDatasetAndHour() throws IOException {
        append(0, 2, List.of(file("push", ONE, "a"), file("push", TWO, "b"), file("watch", ONE, "c")), List.of());
        append(2, 3, List.of(file("push", ONE, "d")), List.of());

        LakeView view = read();

        assertThat(paths(view, "push", ONE, TWO)).containsExactly("a", "d");
        assertThat(paths(view, "push", ONE, Instant.MAX)).containsExactly("a", "d", "b");
        assertThat(paths(view, "fork", ONE, Instant.MAX)).isEmpty();
        assertThat(view.hours("push")).containsExactly(ONE, TWO);
    }

    @Test
    void removedFilesAreGoneAndTheirReplacementIsThere() throws IOException {
        append(0, 2, List.of(file("push", ONE, "a"), file("push", TWO, "b")), List.of());
        append(2, 3, List.of(file("push", ONE, "ab")), List.of("a", "b"));

        assertThat(paths(read(), "push", ONE, Instant.MAX)).containsExactly("ab");
        assertThat(read().hours("push")).containsExactly(ONE);
    }

    @Test
    void aRefreshSeesWhatWasCommittedSinceAndLeavesEarlierViewsAlone() throws IOException {
        append(0, 2, List.of(file("push", ONE, "a")), List.of());
        LakeReader reader = LakeReader.open(layout, Fs.real());
        LakeView before = reader.view();

        append(2, 5, List.of(file("push", ONE, "b")), List.of());
        LakeView after = reader.refresh();

        assertThat(before.position(new SourcePartition("t", 0))).hasValue(2);
        assertThat(paths(before, "push", ONE, TWO)).containsExactly("a");
        assertThat(after.position(new SourcePartition("t", 0))).hasValue(5);
        assertThat(paths(after, "push", ONE, TWO)).containsExactly("a", "b");
        assertThat(reader.entriesSince(1)).extracting(ManifestEntry::seq).containsExactly(2L);
        assertThat(reader.sha256(2)).isEqualTo(after.sha256());
    }

    @Test
    void aTornEntryIsRefused() throws IOException {
        append(0, 2, List.of(), List.of());
        byte[] json = Files.readAllBytes(layout.entry(1));
        Files.write(layout.entry(1), java.util.Arrays.copyOf(json, json.length / 2));

        assertRefused("00000000000000000001.json", "does not read as an entry", "restore the _manifest directory");
    }

    @Test
    void aMissingEntryIsRefused() throws IOException {
        append(0, 2, List.of(), List.of());
        append(2, 3, List.of(), List.of());
        append(3, 4, List.of(), List.of());
        Files.delete(layout.entry(2));

        assertRefused("00000000000000000002.json is missing, but ", "00000000000000000003.json is there");
    }

    @Test
    void aChangedEntryIsRefusedThroughTheOneThatFollowsIt() throws IOException {
        append(0, 2, List.of(), List.of());
        append(2, 3, List.of(), List.of());
        Files.writeString(layout.entry(1), Files.readString(layout.entry(1)).replace("\"next\":2", "\"next\":1"));

        assertRefused("00000000000000000002.json follows an entry of SHA-256 ", ", but the one before it has ");
    }

    @Test
    void anEntryUnderAnotherNumberIsRefused() throws IOException {
        append(0, 2, List.of(), List.of());
        Files.copy(layout.entry(1), layout.entry(2));

        assertRefused("00000000000000000002.json says it is number 1, expected 2");
    }

    @Test
    void anEntryThatLeavesAHoleInAPartitionIsRefused() throws IOException {
        append(0, 2, List.of(), List.of());
        append(3, 4, List.of(), List.of());

        assertRefused("covers t-0 from 3, but the lake ends at 2");
    }

    @Test
    void anEntryWithAnUnknownPropertyIsRefused() throws IOException {
        append(0, 2, List.of(), List.of());
        Files.writeString(layout.entry(1), Files.readString(layout.entry(1)).replace("\"seq\"", "\"mood\":1,\"seq\""));

        assertRefused("mood");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(this::read).isInstanceOf(LakeRefusal.class).hasMessageContainingAll(words);
    }

    private LakeView read() throws IOException {
        return LakeReader.open(layout, Fs.real()).view();
    }

    private static List<String> paths(LakeView view, String dataset, Instant from, Instant to) {
        return view.files(dataset, from, to).stream().map(DataFile::path).toList();
    }

    private void append(long first, long next, List<DataFile> adds, List<String> removes) throws IOException {
        ManifestEntry entry = new ManifestEntry(
                written.seq() + 1,
                written.sha256(),
                "cluster-1",
                2,
                "w",
                List.of(new OffsetRange("t", 0, first, next)),
                adds,
                removes,
                LakeBench.CLOCK.instant());
        byte[] json = ManifestCodec.encode(entry);
        Files.write(layout.entry(entry.seq()), json);
        written = written.plus(entry, Digest.of(json).sha256());
    }

    private static DataFile file(String dataset, Instant hour, String path) {
        return new DataFile(path, dataset, hour, 1, 1, "0".repeat(64), hour, hour);
    }
}
