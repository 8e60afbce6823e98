package dev.sluice.ingester.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingester.archive.HourCache.Stored;
import dev.sluice.ingester.read.FileFault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real client against a server that does what servers do. */
@Timeout(30)
class HourDownloadTest {
    private static final ArchiveHour HOUR = ArchiveHour.parse("2016-01-01-1");
    private static final byte[] BYTES = StubArchive.gzip("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n");
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final StubArchive server = new StubArchive();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsFetchedOnceAndLiesThereWithItsVersion() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");

        Stored stored = fetch();
        Stored again = fetch();

        assertThat(stored.file()).hasBinaryContent(BYTES).hasFileName("2016-01-01-1.json.gz");
        assertThat(stored.version().etag()).contains("\"v1\"");
        assertThat(again).isEqualTo(stored);
        assertThat(server.asked()).containsExactly("GET 2016-01-01-1");
        assertThat(files()).containsExactly("2016-01-01-1.json.gz", "2016-01-01-1.json.gz.version");
    }

    @Test
    void aDownloadThatIsCutAtAnyByteGoesOnThere() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        for (int cut = 0; cut < BYTES.length; cut++) {
            server.spoil(StubArchive.cutAfter(cut));

            Stored stored = fetch();

            assertThat(stored.file()).hasBinaryContent(BYTES);
            assertThat(server.asked()).endsWith(cut == 0 ? "GET 2016-01-01-1" : "GET 2016-01-01-1 bytes=" + cut + "-");
            new HourCache(folder).discard(HOUR);
        }
        assertThat(pauses).hasSize(BYTES.length);
    }

    @Test
    void anotherProcessGoesOnWhereThisOneDied() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(StubArchive.cutAfter(20));
        HourDownload.Pause death = time -> {
            throw new InterruptedException("died");
        };
        assertThatThrownBy(() -> download(death, PATIENT).fetch(HOUR)).isInstanceOf(InterruptedException.class);

        assertThat(fetch().file()).hasBinaryContent(BYTES);

        assertThat(server.asked()).last().isEqualTo("GET 2016-01-01-1 bytes=20-");
    }

    @Test
    void aProcessThatDiedBehindTheLastByteAsksForNothing() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        Stored stored = fetch();
        Files.move(stored.file(), new HourCache(folder).part(HOUR));

        assertThat(fetch().file()).hasBinaryContent(BYTES);

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void anotherVersionInTheMiddleOfADownloadIsFetchedFromItsStart() throws Exception {
        byte[] other = StubArchive.gzip("{\"id\":\"9\"}\n");
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil((http, file) -> {
            StubArchive.cutAfter(20).answer(http, file);
            server.put("2016-01-01-1", other, "\"v2\"");
        });

        Stored stored = fetch();

        assertThat(stored.file()).hasBinaryContent(other);
        assertThat(stored.version().etag()).contains("\"v2\"");
    }

    @Test
    void aPartOfAnotherVersionIsNeverPutBehindOurs() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(StubArchive.cutAfter(20));
        server.spoil((http, file) -> {
            http.getResponseHeaders().set("ETag", "\"v2\"");
            http.getResponseHeaders().set("Content-Range", "bytes 20-29/" + BYTES.length);
            http.sendResponseHeaders(206, 10);
            http.getResponseBody().write(new byte[10]);
        });

        assertThat(fetch().file()).hasBinaryContent(BYTES);

        assertThat(server.asked()).last().isEqualTo("GET 2016-01-01-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"v1\"", ""})
    void withoutAStrongETagItIsFetchedFromItsStart(String etag) throws Exception {
        server.put("2016-01-01-1", BYTES, etag.isEmpty() ? null : etag);
        server.spoil(StubArchive.cutAfter(20));

        assertThat(fetch().file()).hasBinaryContent(BYTES);

        assertThat(server.asked()).filteredOn(it -> it.contains("bytes=")).isEmpty();
    }

    @Test
    void anHourThatIsNotThereIsAbsentAndNotTriedAgain() {
        assertThatThrownBy(this::fetch).isInstanceOf(Absent.class).hasMessageContaining("answered 404");

        assertThat(server.asked()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void aServerThatIsInTroubleIsAskedAgain(int status) throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(StubArchive.status(status, "X", "x"));
        server.spoil(StubArchive.status(status, "X", "x"));

        assertThat(fetch().file()).hasBinaryContent(BYTES);

        assertThat(pauses).containsExactly(Duration.ofMillis(375), Duration.ofMillis(750));
    }

    @Test
    void theServersOwnPauseIsKept() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(StubArchive.status(503, "Retry-After", "17"));

        fetch();

        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void aPauseOfHoursIsNotWaitedForButTold() {
        server.spoil(StubArchive.status(503, "Retry-After", "7200"));

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        Absent.class, e -> assertThat(e.notBefore()).contains(Duration.ofHours(2)));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aServerThatStaysInTroubleIsGivenUp() {
        Stream.generate(() -> StubArchive.status(500, "X", "x")).limit(8).forEach(server::spoil);

        assertThatThrownBy(this::fetch).isInstanceOf(Absent.class).hasMessageContaining("answered 500 (tried 8 times)");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void whatNoTryingMendsIsNotTriedAgain(int status) {
        server.spoil(StubArchive.status(status, "X", "x"));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Absent.class)
                .hasMessageContaining("answered " + status)
                .hasMessageContaining("SLUICE_ARCHIVE_URL");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aServerThatFallsSilentIsCutOffAndAskedForTheRest() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(server.silence(20));

        assertThat(fetchImpatiently().file()).hasBinaryContent(BYTES);

        assertThat(server.asked()).contains("GET 2016-01-01-1 bytes=20-");
    }

    @Test
    void aServerThatDoesNotAnswerAtAllIsAskedAgain() throws Exception {
        server.put("2016-01-01-1", BYTES, "\"v1\"");
        server.spoil(server.noAnswer());

        assertThat(fetchImpatiently().file()).hasBinaryContent(BYTES);
    }

    @Test
    void aServerThatIsGoneIsAbsentInTheEnd() {
        server.close();

        assertThatThrownBy(this::fetch).isInstanceOf(Absent.class).hasMessageContaining("tried 8 times");
    }

    @Test
    void case63ABodyThatIsShorterThanItsLengthSaysIsAFaultInTheEnd() {
        Stream.generate(() -> StubArchive.body(BYTES, BYTES.length + 5L))
                .limit(20)
                .forEach(server::spoil);

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        FileFault.class, e -> assertThat(e.kind()).isEqualTo(FileFault.Kind.TRUNCATED));
        assertThat(new HourCache(folder))
                .satisfies(cache -> assertThat(cache.stored(HOUR)).isEmpty());
    }

    @Test
    void aBodyWithoutALengthIsTakenAsItIs() throws Exception {
        server.spoil(StubArchive.body(BYTES, 0));

        assertThat(fetch().file()).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @CsvSource({"<!DOCTYPE html><html>", "<?xml version='1.0'?>", "{\"id\":\"1\"}"})
    void aPageInsteadOfTheFileIsAFaultThatShowsHowItStarts(String page) throws IOException {
        server.spoil(StubArchive.body(page.getBytes(UTF_8), page.length()));

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        FileFault.class, e -> assertThat(e.kind()).isEqualTo(FileFault.Kind.FORMAT))
                .hasMessageContaining("starts with '" + page.substring(0, 8));
        assertThat(files()).isEmpty();
    }

    @Test
    void anEmptyFileIsAFault() throws IOException {
        server.spoil(StubArchive.status(200, "ETag", "\"v1\""));

        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        FileFault.class, e -> assertThat(e.kind()).isEqualTo(FileFault.Kind.EMPTY));
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2000})
    void aFileThatIsTooGreatIsRefusedByItsLengthOrByItsBytes(long contentLength) throws IOException {
        byte[] great = java.util.Arrays.copyOf(BYTES, 2000);
        server.spoil(StubArchive.body(great, contentLength));

        assertThatThrownBy(this::fetch).isInstanceOf(FileFault.class).hasMessageContaining("at most 1000 are taken");
        assertThat(files()).isEmpty();
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws Exception {
        server.put("2016-01-01-2", BYTES, "\"v1\"");
        server.spoil(StubArchive.status(302, "Location", "/2016-01-01-2.json.gz"));

        assertThat(fetch().file()).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/x",
                "https://evil.example/x",
                "//evil.example/x",
                "file:///etc/passwd",
                "http://169.254.169.254/x",
                ""
            })
    void aRedirectToElsewhereIsRefused(String location) {
        server.spoil(StubArchive.status(302, "Location", location));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("redirects to '" + location + "'");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aCircleOfRedirectsEnds() {
        Stream.generate(() -> StubArchive.status(302, "Location", "/2016-01-01-1.json.gz"))
                .limit(20)
                .forEach(server::spoil);

        assertThatThrownBy(this::fetch).hasMessageContaining("redirected more than 5 times");
    }

    private Stored fetch() throws IOException, InterruptedException {
        return download(pauses::add, PATIENT).fetch(HOUR);
    }

    private Stored fetchImpatiently() throws IOException, InterruptedException {
        return download(pauses::add, Duration.ofMillis(500)).fetch(HOUR);
    }

    private HourDownload download(HourDownload.Pause pause, Duration patience) {
        HttpClient client = HttpClient.newBuilder().build();
        return new HourDownload(
                new UrlTemplate(server.url()),
                new ArchiveHttp(client, patience),
                new HourCache(folder),
                CLOCK,
                pause,
                () -> 0.5,
                1000);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
