package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.Gz.flipped;
import static dev.sluice.ingester.read.Gz.inChunksOf;
import static dev.sluice.ingester.read.Gz.joined;
import static dev.sluice.ingester.read.Gz.member;
import static dev.sluice.ingester.read.Gz.without;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
    private static final byte[] ONE = member("one\n");
    private static final byte[] TWO = member("two\n");
    private static final byte[] NOISE = noise(100_000);

    /** What came out, a character a byte, and how it ended; no fault is null. */
    private record Read(String text, FileFault fault) {}

    static Stream<Arguments> goodFiles() {
        return Stream.of(
                arguments("one member", ONE, "one\n"),
                arguments("two members", joined(ONE, TWO), "one\ntwo\n"),
                arguments("an empty member between two", joined(ONE, member(""), TWO), "one\ntwo\n"),
                arguments("padding as tar leaves it", joined(ONE, new byte[512]), "one\n"),
                arguments("extra field, name, comment and header CRC", withFullHeader(), "one\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void goodFilesAreReadWholeWhateverTheChunks(String name, byte[] file, String text) throws IOException {
        for (int chunk : new int[] {1, 7, 33, 1 << 20}) {
            Read read = read(inChunksOf(chunk, file), GzipMembers.Limits.STANDARD);

            assertThat(read.fault()).isNull();
            assertThat(read.text()).isEqualTo(text);
        }
    }

    static Stream<Arguments> badFiles() {
        byte[] big = member(NOISE);
        return Stream.of(
                arguments("no bytes", new byte[0], "", FileFault.Kind.EMPTY, 0),
                arguments("header only", without(ONE, ONE.length - 10), "", FileFault.Kind.TRUNCATED, 10),
                arguments("cut in the trailer", without(ONE, 3), "one\n", FileFault.Kind.TRUNCATED, ONE.length - 3),
                arguments("wrong CRC", flipped(ONE, 8), "one\n", FileFault.Kind.CHECKSUM, ONE.length - 8),
                arguments("wrong size", flipped(ONE, 4), "one\n", FileFault.Kind.CHECKSUM, ONE.length - 4),
                arguments(
                        "garbage behind",
                        joined(ONE, "junk".getBytes(UTF_8)),
                        "one\n",
                        FileFault.Kind.TRAILING_GARBAGE,
                        ONE.length),
                arguments(
                        "garbage behind padding",
                        joined(ONE, new byte[512], TWO),
                        "one\n",
                        FileFault.Kind.TRAILING_GARBAGE,
                        ONE.length),
                arguments(
                        "too much padding",
                        joined(ONE, new byte[20_000]),
                        "one\n",
                        FileFault.Kind.TRAILING_GARBAGE,
                        ONE.length),
                arguments(
                        "second magic wrong",
                        joined(ONE, flipped(TWO, TWO.length - 1)),
                        "one\n",
                        FileFault.Kind.TRAILING_GARBAGE,
                        ONE.length),
                arguments(
                        "second header cut",
                        joined(ONE, without(TWO, TWO.length - 5)),
                        "one\n",
                        FileFault.Kind.TRUNCATED,
                        ONE.length + 5),
                arguments("zstd", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, "", FileFault.Kind.FORMAT, 0),
                arguments("an error page", "<html>404</html>".getBytes(UTF_8), "", FileFault.Kind.FORMAT, 0),
                arguments("another method than deflate", flipped(ONE, ONE.length - 2), "", FileFault.Kind.FORMAT, 0),
                arguments("cut in the data", without(big, 5_000), null, FileFault.Kind.TRUNCATED, big.length - 5_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void badFilesEndInAFaultWithItsOffsetBehindTheGoodBytes(
            String name, byte[] file, String goodText, FileFault.Kind kind, long offset) throws IOException {
        for (int chunk : new int[] {1, 7, 33, 1 << 20}) {
            Read read = read(inChunksOf(chunk, file), GzipMembers.Limits.STANDARD);

            assertThat(read.fault()).isNotNull();
            assertThat(read.fault().kind()).isEqualTo(kind);
            assertThat(read.fault().offset()).isEqualTo(offset);
            assertThat(read.fault()).hasMessageStartingWith(kind + " at byte " + offset + ": ");
            if (goodText != null) {
                assertThat(read.text()).isEqualTo(goodText);
            }
        }
    }

    @Test
    void bytesBeforeACutInTheDataAreDelivered() throws IOException {
        Read read = read(inChunksOf(4096, without(member(NOISE), 5_000)), GzipMembers.Limits.STANDARD);

        assertThat(read.text().length()).isBetween(90_000, NOISE.length);
        assertThat(new String(NOISE, ISO_8859_1)).startsWith(read.text());
    }

    @Test
    void bytesBeforeDamagedDataAreDelivered() throws IOException {
        String line = "a line of text that repeats itself\n".repeat(50);
        byte[] file = joined(member(line), without(member(line), 40), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});

        Read read = read(inChunksOf(4096, file), GzipMembers.Limits.STANDARD);

        assertThat(read.text()).startsWith(line);
        assertThat(read.fault().kind()).isIn(FileFault.Kind.CORRUPT, FileFault.Kind.TRUNCATED, FileFault.Kind.CHECKSUM);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000})
    void manyMembersAreOneText(int members) throws IOException {
        byte[][] parts = new byte[members][];
        java.util.Arrays.fill(parts, ONE);

        Read read = read(inChunksOf(777, joined(parts)), GzipMembers.Limits.STANDARD);

        assertThat(read.fault()).isNull();
        assertThat(read.text()).isEqualTo("one\n".repeat(members));
    }

    @Test
    void paddingIsNoted() throws IOException {
        try (var gzip = new GzipMembers(new ByteArrayInputStream(joined(ONE, new byte[512])))) {
            gzip.readAllBytes();

            assertThat(gzip.note()).contains("512 zero bytes of padding behind the last gzip member");
        }
    }

    @Test
    void bombsStopAtTheRatioOnceTheGraceIsUsedUp() throws IOException {
        byte[] bomb = member(new byte[4 << 20]);
        var limits = new GzipMembers.Limits(8L << 30, 200, 1 << 20);

        Read read = read(inChunksOf(1 << 20, bomb), limits);

        assertThat(read.fault().kind()).isEqualTo(FileFault.Kind.RATIO);
        assertThat(read.text()).hasSizeLessThan(2 << 20);
    }

    @Test
    void largeFilesStopAtTheAbsoluteLimit() throws IOException {
        Read read = read(inChunksOf(1 << 20, member(NOISE)), new GzipMembers.Limits(50_000, 200, 1 << 20));

        assertThat(read.fault().kind()).isEqualTo(FileFault.Kind.RATIO);
        assertThat(read.fault()).hasMessageContaining("50000 in all");
    }

    @Test
    void everyCutOfAFileIsAFault() throws IOException {
        byte[] file = joined(ONE, TWO);
        for (int kept = 1; kept < file.length; kept++) {
            Read read = read(inChunksOf(5, without(file, file.length - kept)), GzipMembers.Limits.STANDARD);

            if (kept == ONE.length) {
                assertThat(read.fault()).isNull();
            } else {
                assertThat(read.fault()).as("kept %d bytes", kept).isNotNull();
            }
        }
    }

    private static Read read(java.io.InputStream file, GzipMembers.Limits limits) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GzipMembers(file, limits)) {
            byte[] buffer = new byte[10_000];
            for (int n = gzip.read(buffer); n >= 0; n = gzip.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return new Read(out.toString(ISO_8859_1), null);
        } catch (FileFault fault) {
            return new Read(out.toString(ISO_8859_1), fault);
        }
    }

    private static byte[] withFullHeader() {
        byte[] header = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0};
        var crc = new java.util.zip.CRC32();
        crc.update(header);
        byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        return joined(header, check, java.util.Arrays.copyOfRange(ONE, 10, ONE.length));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
