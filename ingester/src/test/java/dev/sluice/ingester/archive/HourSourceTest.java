package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.Positions;
import dev.sluice.ingester.source.Fingerprint;
import dev.sluice.ingester.source.Reading;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ingester.source.Resume;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.SourceMissing;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HourSourceTest {
    private static final byte[] BYTES = StubArchive.gzip("a\n\nb\nc\n");

    @TempDir
    Path folder;

    private ArchiveBench bench;

    @BeforeEach
    void start() {
        bench = new ArchiveBench(folder.resolve("cache"));
        bench.server().put("2016-01-01-0", BYTES, "\"v1\"");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void sourcesAreTheHoursInOrder() {
        assertThat(bench.open().sources())
                .map(Source::id)
                .containsExactly(
                        "archive:2016-01-01-0", "archive:2016-01-01-1", "archive:2016-01-01-2", "archive:2016-01-01-3");
    }

    @Test
    void anHourReadThroughAFilterIsASourceOfItsOwn() {
        Map<String, String> filter = Map.of("SLUICE_ARCHIVE_REPOS", "a/b");

        assertThat(bench.open(ArchiveBench.NOW, filter).sources().get(0).id())
                .matches("archive:2016-01-01-0\\?repos=[0-9a-f]{8}");
    }

    @Test
    void nothingIsAskedForAndNoFolderMadeUntilAnHourIsRead() {
        bench.open().sources();

        assertThat(bench.server().asked()).isEmpty();
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void anHourThatIsDoneIsComplete() throws IOException {
        Resume resume = first().resume(Optional.of(done("\"v1\"", BYTES.length)));

        assertThat(resume).isEqualTo(new Resume.Complete());
        assertThat(bench.server().asked()).containsExactly("HEAD 2016-01-01-0");
    }

    @Test
    void anHourThatWasRepublishedIsReadFromItsFirstLine() throws IOException {
        Resume resume = first().resume(Optional.of(done("\"v0\"", BYTES.length)));

        assertThat(resume).isEqualTo(new Resume.From(Progress.NONE, "it was republished: \"v0\" then, \"v1\" now"));
    }

    @Test
    void whereNoETagWasKeptTheSizeTells() throws IOException {
        assertThat(first().resume(Optional.of(done(null, BYTES.length)))).isEqualTo(new Resume.Complete());
        assertThat(first().resume(Optional.of(done(null, 7)))).isInstanceOf(Resume.From.class);
    }

    @Test
    void aRepublishedHourIsNotReadFromAnOldDownload() throws IOException {
        Map<String, String> keep = Map.of("SLUICE_ARCHIVE_DOWNLOADS", "keep");
        readAll(bench.open(ArchiveBench.NOW, keep).sources().get(0), Optional.empty());
        bench.server().put("2016-01-01-0", StubArchive.gzip("x\n"), "\"v2\"");

        Source source = bench.open(ArchiveBench.NOW, keep).sources().get(0);
        List<String> lines = readAll(source, Optional.of(done("\"v1\"", BYTES.length)));

        assertThat(lines).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({"2016-01-01-1", "2016-01-01-2"})
    void whatWasReadIsNotLostWhenItsServerHasItNoMore(String gone) throws IOException {
        Source source = bench.open().sources().get(Integer.parseInt(gone.substring(11)));

        assertThat(source.resume(Optional.of(done("\"v1\"", 5)))).isEqualTo(new Resume.Complete());
    }

    @Test
    void anHourThatIsNotThereIsMissingAndAskedForInAnHour() {
        Source source = bench.open().sources().get(1);

        assertThatThrownBy(() -> readAll(source, Optional.empty()))
                .isInstanceOfSatisfying(
                        SourceMissing.class,
                        e -> assertThat(e.retryAt()).isEqualTo(ArchiveBench.NOW.plus(Duration.ofHours(1))))
                .hasMessageContaining("answered 404");
    }

    @Test
    void theOftenerItWasMissingTheLaterItIsAskedFor() {
        Source source = bench.open().sources().get(1);

        assertThatThrownBy(() -> readAll(source, Optional.of(missing(2, ArchiveBench.NOW))))
                .isInstanceOfSatisfying(
                        SourceMissing.class,
                        e -> assertThat(e.retryAt()).isEqualTo(ArchiveBench.NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void anHourThatWasOnlyAskedForTooEarlyWasNotMissing() {
        Source source = bench.open().sources().get(1);
        IngestPosition early = missing(1, Instant.parse("2016-01-01T03:10:00Z"));

        assertThatThrownBy(() -> readAll(source, Optional.of(early)))
                .isInstanceOfSatisfying(
                        SourceMissing.class,
                        e -> assertThat(e.retryAt()).isEqualTo(ArchiveBench.NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void aMissingHourWhoseTimeHasNotComeIsNotAskedFor() throws IOException {
        Instant at = ArchiveBench.NOW.plusSeconds(1);

        assertThat(first().resume(Optional.of(missing(1, at)))).isEqualTo(new Resume.Later(at));
        assertThat(bench.server().asked()).isEmpty();
    }

    @Test
    void aMissingHourThatIsThereLaterIsRead() throws IOException {
        assertThat(readAll(first(), Optional.of(missing(3, ArchiveBench.NOW)))).containsExactly("a", "b", "c");
    }

    @Test
    void aProcessThatLivesOnAsksForAMissingHourAnew() throws IOException {
        Source source = bench.open().sources().get(1);
        assertThatThrownBy(() -> readAll(source, Optional.empty())).isInstanceOf(SourceMissing.class);
        bench.server().put("2016-01-01-1", BYTES, "\"v1\"");

        assertThat(readAll(source, Optional.of(missing(1, ArchiveBench.NOW)))).containsExactly("a", "b", "c");
    }

    @Test
    void aProcessThatLivesOnReadsARepublishedHourAnew() throws IOException {
        Source source = first();
        readAll(source, Optional.empty());
        bench.server().put("2016-01-01-0", StubArchive.gzip("x\n"), "\"v2\"");

        assertThat(readAll(source, Optional.of(done("\"v1\"", BYTES.length)))).containsExactly("x");
    }

    @Test
    void aPartOfADownloadThatWasGivenUpStaysForTheNextTime() throws IOException {
        for (int i = 0; i < 8; i++) {
            bench.server().spoil(StubArchive.cutAfter(i == 0 ? 20 : 0));
        }
        Map<String, String> oneHour = Map.of("SLUICE_ARCHIVE_TO", "2016-01-01-0");
        Source source = bench.open(ArchiveBench.NOW, oneHour).sources().get(0);
        try (Reading reading = source.open(Progress.NONE)) {
            assertThatThrownBy(reading::next).hasMessageContaining("TRUNCATED at byte 20");
        }
        bench.server().spoil(StubArchive.cutAfter(1));

        assertThat(readAll(source, Optional.empty())).containsExactly("a", "b", "c");
        assertThat(bench.server().asked()).contains("GET 2016-01-01-0 bytes=21-");
    }

    @Test
    void aDownloadThatSomebodyRemovedIsFetchedAnewTheNextTime() throws IOException {
        Source source = first();
        IngestPosition stood = partly(fingerprint());
        source.resume(Optional.of(stood));
        Files.delete(folder.resolve("cache/2016-01-01-0.json.gz"));
        try (Reading reading = source.open(new Progress(3, 1, 5, 2))) {
            assertThatThrownBy(reading::next).isInstanceOf(java.nio.file.NoSuchFileException.class);
        }

        assertThat(readAll(source, Optional.of(stood))).containsExactly("c");
    }

    @Test
    void anHourThatIsOverTooShortATimeIsNotAskedFor() {
        Archive archive = bench.open(Instant.parse("2016-01-01T04:30:00Z"), Map.of());
        Source third = archive.sources().get(3);
        Instant at = Instant.parse("2016-01-01T05:10:00Z");

        assertThatThrownBy(() -> third.resume(Optional.empty()))
                .isInstanceOfSatisfying(
                        SourceMissing.class, e -> assertThat(e.retryAt()).isEqualTo(at));
        assertThat(third)
                .satisfies(it -> assertThat(it.resume(Optional.of(missing(1, Instant.EPOCH))))
                        .isEqualTo(new Resume.Later(at)));
        assertThat(bench.server().asked()).isEmpty();
    }

    @Test
    void anHourThatWasReadInPartGoesOnBehindIt() throws IOException {
        Source source = first();
        IngestPosition stood = partly(fingerprint());

        assertThat(source.resume(Optional.of(stood))).isEqualTo(new Resume.From(new Progress(3, 1, 5, 2), ""));
        try (Reading reading = source.open(new Progress(3, 1, 5, 2))) {
            assertThat(reading.next().orElseThrow().number()).isEqualTo(4);
            assertThat(reading.next()).isEmpty();
            assertThat(reading.progress()).isEqualTo(new Progress(4, 1, 7, 2));
        }
    }

    @Test
    void anHourOfAnotherContentThanItsFirstLinesIsReadFromItsStart() throws IOException {
        assertThat(first().resume(Optional.of(partly("5-abc"))))
                .isEqualTo(new Resume.From(Progress.NONE, "it was republished since its line 3"));
    }

    @Test
    void theEndKnowsHashAndETag() throws IOException {
        try (Reading reading = first().open(Progress.NONE)) {
            assertThat(lines(reading)).containsExactly("a", "b", "c");

            Reading.End end = reading.end();

            assertThat(end.etag()).contains("\"v1\"");
            assertThat(end.sha256()).hasValueSatisfying(hash -> assertThat(hash).hasSize(64));
            assertThat(reading.fingerprint()).contains(fingerprint());
            assertThat(reading.progress()).isEqualTo(new Progress(4, 1, 7));
        }
    }

    @Test
    void case67AnHourOfOneEventIsWholeAndNoted() throws IOException {
        bench.server().put("2016-01-01-0", StubArchive.gzip("a\n"), "\"v1\"");
        try (Reading reading = first().open(Progress.NONE)) {
            assertThat(lines(reading)).containsExactly("a");

            assertThat(reading.end().note())
                    .hasValueSatisfying(note -> assertThat(note).startsWith("few lines for an hour, 1;"));
        }
    }

    @Test
    void anHourOfManyEventsIsNotNoted() throws IOException {
        bench.server().put("2016-01-01-0", StubArchive.gzip("a\n".repeat(100)), "\"v1\"");
        try (Reading reading = first().open(Progress.NONE)) {
            lines(reading);

            assertThat(reading.end().note()).isEmpty();
        }
    }

    @Test
    void aDownloadIsDeletedOnceTheNextHourIsReached() throws IOException {
        bench.server().put("2016-01-01-1", BYTES, "\"v1\"");
        List<Source> sources = bench.open().sources();

        readAll(sources.get(0), Optional.empty());
        assertThat(folder.resolve("cache/2016-01-01-0.json.gz")).exists();
        readAll(sources.get(1), Optional.empty());

        assertThat(folder.resolve("cache/2016-01-01-0.json.gz")).doesNotExist();
        assertThat(folder.resolve("cache/2016-01-01-1.json.gz")).exists();
    }

    @Test
    void theLastDownloadIsDeletedAtTheEnd() throws IOException {
        Archive archive = bench.open();
        readAll(archive.sources().get(0), Optional.empty());

        archive.close();

        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void downloadsAreKeptWhereThatIsWanted() throws IOException {
        Archive archive = bench.open(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_DOWNLOADS", "keep"));
        readAll(archive.sources().get(0), Optional.empty());

        archive.close();

        assertThat(folder.resolve("cache/2016-01-01-0.json.gz")).hasBinaryContent(BYTES);
    }

    @Test
    void aDownloadThatIsFoundWholeBesideAPositionThatIsDoneIsDeleted() throws IOException {
        readAll(first(), Optional.empty());

        assertThat(first().resume(Optional.of(done("\"v1\"", BYTES.length)))).isEqualTo(new Resume.Complete());

        assertThat(folder.resolve("cache/2016-01-01-0.json.gz")).doesNotExist();
    }

    @Test
    void aDownloadThatDoesNotReadIsFetchedAnewTheNextTime() throws IOException {
        byte[] cut = java.util.Arrays.copyOf(BYTES, BYTES.length - 3);
        bench.server().put("2016-01-01-0", cut, "\"v0\"");
        assertThatThrownBy(() -> readAll(first(), Optional.empty())).hasMessageContaining("TRUNCATED");
        bench.server().put("2016-01-01-0", BYTES, "\"v1\"");

        assertThat(readAll(first(), Optional.empty())).containsExactly("a", "b", "c");
    }

    @Test
    void linesThatAreNotWantedAreCounted() throws IOException {
        String event = "{\"repo\":{\"name\":\"%s\"}}\n";
        String text = event.formatted("a/b") + event.formatted("x/y") + "\n" + event.formatted("A/B")
                + event.formatted("x/z") + "no json\n";
        bench.server().put("2016-01-01-0", StubArchive.gzip(text), "\"v1\"");
        Source source = bench.open(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_REPOS", "a/b"))
                .sources()
                .get(0);

        try (Reading reading = source.open(Progress.NONE)) {
            assertThat(lines(reading)).hasSize(3);
            assertThat(reading.progress()).isEqualTo(new Progress(6, 1, text.length(), 2));
        }
    }

    @Test
    void whoeverWaitsForAWantedLineIsNotHeldUpByManyOthers() throws IOException {
        String event = "{\"repo\":{\"name\":\"x/y\"}}\n";
        bench.server().put("2016-01-01-0", StubArchive.gzip(event.repeat(12_000)), "\"v1\"");
        Source source = bench.open(ArchiveBench.NOW, Map.of("SLUICE_ARCHIVE_REPOS", "a/b"))
                .sources()
                .get(0);

        try (Reading reading = source.open(Progress.NONE)) {
            assertThat(reading.ready(Duration.ofSeconds(20))).isFalse();
            assertThat(reading.progress().filtered()).isEqualTo(5_000);
            assertThat(reading.next()).isEmpty();
            assertThat(reading.progress()).isEqualTo(new Progress(12_000, 0, 12_000L * event.length(), 12_000));
        }
    }

    @Test
    void progressIsThatOfTheLineGivenLast() throws IOException {
        try (Reading reading = first().open(Progress.NONE)) {
            assertThat(reading.ready(Duration.ofSeconds(20))).isTrue();
            assertThat(reading.ready(Duration.ZERO)).isTrue();
            assertThat(reading.progress()).isEqualTo(Progress.NONE);
            reading.next();
            assertThat(reading.progress()).isEqualTo(new Progress(1, 0, 2));
        }
    }

    @Test
    void anArchiveThatIsClosedHoldsNobodyUp() throws IOException {
        bench.server().spoil(bench.server().silence(5));
        Archive archive = bench.open();
        Source source = archive.sources().get(0);
        Reading reading = source.open(Progress.NONE);

        archive.close();

        assertThat(reading.ready(Duration.ofMillis(1))).isFalse();
        assertThat(source.resume(Optional.of(partly(fingerprint())))).isEqualTo(new Resume.Later(ArchiveBench.NOW));
    }

    private Source first() {
        return bench.open().sources().get(0);
    }

    private String fingerprint() throws IOException {
        return Fingerprint.of(Files.write(folder.resolve("same"), BYTES));
    }

    private static IngestPosition done(String etag, int size) {
        return Positions.of("archive:2016-01-01-0", SourceState.DONE, 4)
                .setFingerprint(size + "-abc")
                .setEtag(etag)
                .build();
    }

    private static IngestPosition partly(String fingerprint) {
        return Positions.of("archive:2016-01-01-0", SourceState.READING, 3)
                .setBlank(1)
                .setBytes(5)
                .setFiltered(2)
                .setFingerprint(fingerprint)
                .build();
    }

    private static IngestPosition missing(int attempts, Instant retryAt) {
        return Positions.of("archive:2016-01-01-0", SourceState.MISSING, 0)
                .setAttempts(attempts)
                .setRetryAt(retryAt)
                .build();
    }

    private static List<String> readAll(Source source, Optional<IngestPosition> stood) throws IOException {
        var from = (Resume.From) source.resume(stood);
        try (Reading reading = source.open(from.done())) {
            List<String> lines = lines(reading);
            reading.end();
            return lines;
        }
    }

    private static List<String> lines(Reading reading) throws IOException {
        return HourLines.rest(reading);
    }
}
