package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bad and odd files of docs/bad-input.md, by their numbers there, from the disk to the log: which lines arrive, how the file
 * stands in the end, and why.
 */
class FileCorpusTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1 << 20;
    private static final byte[] ONE = gzip("1\n");
    private static final byte[] TWO = gzip("2\n");
    private static final String[] NONE = {};
    private static final String[] ALL = {"1", "2"};
    private static final String[] FIRST = {"1"};

    @TempDir
    Path folder;

    private final LogBench log = new LogBench();
    private final Ledger ledger = new Ledger(List.of());
    private final Publisher publisher = new Publisher(log, Lane.LIVE, ledger, CLOCK);

    @AfterEach
    void close() {
        publisher.close();
    }

    static Stream<Arguments> plainFiles() {
        return Stream.of(
                row(1, "empty lines", text("\n1\n\n\n2\n"), ALL, ""),
                row(2, "blank lines", text("  \n1\n \t \r\n2\n"), ALL, ""),
                row(3, "byte order mark", text("\uFEFF1\n2\n"), ALL, ""),
                row(4, "line ends with CR", text("1\r\n2\r\n"), ALL, ""),
                row(5, "last line without an end", text("1\n2"), ALL, ""),
                row(6, "half a last line is a line", text("1\n{\"id"), new String[] {"1", "{\"id"}, ""),
                row(40, "UTF-16 with a mark", joined(bytes("fffe"), "1\n2\n".getBytes(UTF_16LE)), NONE, "ENCODING"),
                row(40, "UTF-16 without", "{\"id\":1}\n".getBytes(UTF_16LE), NONE, "ENCODING"),
                row(41, "gzip in a .json", ONE, NONE, "FORMAT"));
    }

    @ParameterizedTest(name = "case {0}, {1}: {4}")
    @MethodSource("plainFiles")
    void plainFilesKeepTheirGoodLines(int number, String what, byte[] stored, String[] lines, String fault) {
        assertOutcome("a.json", stored, lines, fault);
    }

    static Stream<Arguments> gzipFiles() {
        return Stream.of(
                row(48, "no bytes", new byte[0], NONE, "EMPTY"),
                row(49, "header only", Arrays.copyOf(ONE, 10), NONE, "TRUNCATED"),
                row(50, "cut in the body", Arrays.copyOf(gzip("1\n" + noise()), 4000), FIRST, "TRUNCATED"),
                row(51, "cut in the trailer", Arrays.copyOf(ONE, ONE.length - 3), FIRST, "TRUNCATED"),
                row(52, "wrong CRC", flipped(ONE, 8), FIRST, "CHECKSUM"),
                row(52, "wrong size", flipped(ONE, 4), FIRST, "CHECKSUM"),
                row(53, "two members", joined(ONE, TWO), ALL, ""),
                row(54, "second magic wrong", joined(ONE, flipped(TWO, TWO.length)), FIRST, "TRAILING_GARBAGE"),
                row(55, "second header cut", joined(ONE, Arrays.copyOf(TWO, 7)), FIRST, "TRUNCATED"),
                row(56, "512 zero bytes behind", joined(ONE, TWO, new byte[512]), ALL, ""),
                row(56, "megabytes of zero bytes behind", joined(ONE, new byte[MEGABYTE]), FIRST, "TRAILING_GARBAGE"),
                row(57, "empty member between two", joined(ONE, gzip(""), TWO), ALL, ""),
                row(58, "1,000 members", thousandMembers(), thousandLines(), ""),
                row(59, "10 GiB of zeros in 10 MB", joined(ONE, bomb(new byte[64 * MEGABYTE], 160)), FIRST, "RATIO"),
                row(
                        59,
                        "10 GiB of line ends in 10 MB",
                        joined(ONE, bomb(lineEnds(64 * MEGABYTE), 160)),
                        FIRST,
                        "RATIO"),
                row(60, "gzip of gzip", gzip(ONE), NONE, "FORMAT"),
                row(61, "zstd", bytes("28b52ffd2000010000"), NONE, "FORMAT"),
                row(61, "bzip2", text("BZh91AY&SY"), NONE, "FORMAT"),
                row(61, "zip", bytes("504b0304140000000800"), NONE, "FORMAT"),
                row(61, "compress, whose magic begins alike", bytes("1f9d90310a"), NONE, "FORMAT"),
                row(62, "an error page", text("<!DOCTYPE html><title>404</title>\n"), NONE, "FORMAT"));
    }

    @ParameterizedTest(name = "case {0}, {1}: {4}")
    @MethodSource("gzipFiles")
    void gzipFilesKeepTheirGoodLines(int number, String what, byte[] stored, String[] lines, String fault) {
        assertOutcome("a.json.gz", stored, lines, fault);
    }

    /** Its head is a dead letter of the ingester's; the next line goes on. */
    @Test
    void case30AStringOf50MbIsADeadLetter() {
        byte[] letters = new byte[50 * MEGABYTE];
        Arrays.fill(letters, (byte) 'x');

        publish(file("a.json", joined(text("1\n{\"a\":\""), letters, text("\"}\n2\n"))));

        assertThat(log.bronze()).containsExactly("1", "2");
        assertThat(log.committed(Topics.DEAD_LETTERS.name()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).hasSize(64 << 10));
    }

    /** The copies that the second reading brings are recognised behind bronze. */
    @Test
    void case66AFileThatGrowsWhileItIsReadIsFaultyAndThenReadFromItsFirstLine() {
        Source file = file("a.json", text("1\n"));
        publisher.publish(file, () -> {
            file("a.json", text("1\n2\n"));
            return false;
        });
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.FAULTY);
        assertThat(log.lastPosition(file.id()).getReason()).startsWith("CHANGED");

        publish(file);

        assertThat(log.bronze()).endsWith("1", "2");
        assertThat(log.lastPosition(file.id()).getState()).isEqualTo(SourceState.DONE);
    }

    @Test
    void aFaultyFileDoesNotHoldUpTheNext() {
        publish(file("bad.json.gz", text("<html>")));
        publish(file("good.json.gz", ONE));

        assertThat(log.bronze()).containsExactly("1");
        assertThat(ledger.reports())
                .extracting(SourceReport::state)
                .containsExactly(SourceState.FAULTY, SourceState.DONE);
    }

    private void assertOutcome(String name, byte[] stored, String[] lines, String fault) {
        Source file = file(name, stored);

        assertTimeoutPreemptively(AT_MOST, () -> publish(file));

        IngestPosition position = log.lastPosition(file.id());
        assertThat(log.bronze()).containsExactly(lines);
        assertThat(log.committed(Topics.DEAD_LETTERS.name())).isEmpty();
        assertThat(position.getState()).isEqualTo(fault.isEmpty() ? SourceState.DONE : SourceState.FAULTY);
        assertThat(position.getSha256() == null).isEqualTo(!fault.isEmpty());
        if (!fault.isEmpty()) {
            assertThat(position.getReason()).startsWith(fault + " at byte ");
        }
    }

    private void publish(Source source) {
        publisher.publish(source, () -> false);
    }

    private Source file(String name, byte[] stored) {
        try {
            Files.write(folder.resolve(name), stored);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
        var context = new Sources.Context(1, Sources.Mode.BATCH, CLOCK.instant(), System.in);
        return ((Sources.Listed) Sources.parse("file:" + folder.resolve(name)))
                .list(context)
                .get(0);
    }

    private static Arguments row(int number, String what, byte[] stored, String[] lines, String fault) {
        return Arguments.of(number, what, stored, lines, fault);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] lineEnds(int count) {
        byte[] ends = new byte[count];
        Arrays.fill(ends, (byte) '\n');
        return ends;
    }

    /** A member as often as that: to inflate it takes as long as if it were one. */
    private static byte[] bomb(byte[] inflated, int times) {
        byte[][] members = new byte[times][];
        Arrays.fill(members, gzip(inflated));
        return joined(members);
    }

    private static byte[] thousandMembers() {
        byte[][] members = new byte[1000][];
        Arrays.fill(members, ONE);
        return joined(members);
    }

    private static String[] thousandLines() {
        return Collections.nCopies(1000, "1").toArray(String[]::new);
    }

    /** One line that hardly compresses. */
    private static String noise() {
        var random = new java.util.Random(1);
        var noise = new StringBuilder();
        random.ints(20_000, 'a', 'z').forEach(letter -> noise.append((char) letter));
        return noise.toString();
    }

    private static byte[] flipped(byte[] bytes, int fromEnd) {
        byte[] changed = bytes.clone();
        changed[bytes.length - fromEnd] ^= 0x55;
        return changed;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(String text) {
        return gzip(text(text));
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress " + bytes.length + " bytes", e);
        }
        return out.toByteArray();
    }
}
