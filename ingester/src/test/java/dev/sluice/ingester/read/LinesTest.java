package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.Gz.inChunksOf;
import static dev.sluice.ingester.read.Gz.joined;
import static dev.sluice.ingester.read.Gz.member;
import static dev.sluice.ingester.read.Gz.without;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {
    private static final int[] CHUNKS = {1, 7, 33, 1 << 20};

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("a\nb\n", List.of("1:a", "2:b")),
                arguments("last line without its end\nb", List.of("1:last line without its end", "2:b")),
                arguments("a\r\nb\r\n", List.of("1:a", "2:b")),
                arguments("a\r", List.of("1:a")),
                arguments("one CR of two\r\r\n", List.of("1:one CR of two\r")),
                arguments("a\n\nb\n", List.of("1:a", "3:b")),
                arguments("a\n  \t\n\r\nb\n", List.of("1:a", "4:b")),
                arguments("\uFEFFa\nb\n", List.of("1:a", "2:b")),
                arguments("a\n\uFEFFb\n", List.of("1:a", "2:\uFEFFb")),
                arguments("\uFEFF", List.of()),
                arguments("\n", List.of()),
                arguments("", List.of()),
                arguments("\0\0\0a\nb", List.of("1:\0\0\0a", "2:b")),
                arguments("größe €\n☕\n", List.of("1:größe €", "2:☕")),
                arguments("{}", List.of("1:{}")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void linesAreCutAtLineFeedsWhateverTheChunks(String text, List<String> expected) throws IOException {
        for (int chunk : CHUNKS) {
            byte[] bytes = text.getBytes(UTF_8);
            try (var lines = new Lines(inChunksOf(chunk, bytes))) {
                assertThat(all(lines)).isEqualTo(expected);
                assertThat(lines.bytes()).isEqualTo(bytes.length);
            }
        }
    }

    @Test
    void blankLinesAreCounted() throws IOException {
        var lines = lines("a\n\n  \nb\n\n");

        all(lines);

        assertThat(lines.count()).isEqualTo(5);
        assertThat(lines.blank()).isEqualTo(3);
    }

    @Test
    void linesUpToTheCapAreWholeAndLongerOnesAreNot() throws IOException {
        String fits = "x".repeat(100);
        for (int chunk : CHUNKS) {
            var lines = new Lines(
                    inChunksOf(chunk, (fits + "\r\n" + fits + "y\n" + fits + "\n" + fits + "y").getBytes(UTF_8)), 100);

            assertThat(all(lines)).containsExactly("1:" + fits, "2:oversized 101", "3:" + fits, "4:oversized 101");
        }
    }

    @Test
    void anOversizedLineKeepsItsHeadItsLengthAndItsHash() throws IOException {
        byte[] giant = "0123456789".repeat(100_000).getBytes(UTF_8);
        try (var lines =
                new Lines(inChunksOf(50_000, joined("a\n".getBytes(UTF_8), giant, "\nb\n".getBytes(UTF_8))), 300_000)) {
            assertThat(lines.next().orElseThrow().number()).isEqualTo(1);

            var oversized = (Line.Oversized) lines.next().orElseThrow();

            assertThat(oversized.number()).isEqualTo(2);
            assertThat(oversized.length()).isEqualTo(1_000_000);
            assertThat(oversized.head()).hasSize(64 << 10).startsWith("0123456789".getBytes(UTF_8));
            assertThat(oversized.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(giant)));
            assertThat(all(lines)).containsExactly("3:b");
            assertThat(lines.bytes()).isEqualTo(1_000_005);
        }
    }

    @Test
    void aHundredMebibytesOnOneLineGoByInLittleMemory() throws IOException {
        try (var lines = new Lines(new Endless((byte) 'x', 100L << 20))) {
            var oversized = (Line.Oversized) lines.next().orElseThrow();

            assertThat(oversized.length()).isEqualTo(100L << 20);
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void skippedLinesCountLikeReadOnes() throws IOException {
        for (int chunk : CHUNKS) {
            var text = ("a\n\n" + "x".repeat(500) + "\nc\nd\n").getBytes(UTF_8);
            var lines = new Lines(inChunksOf(chunk, text), 100);

            assertThat(lines.skip(3)).isTrue();

            assertThat(lines.blank()).isEqualTo(1);
            assertThat(lines.bytes()).isEqualTo(504);
            assertThat(all(lines)).containsExactly("4:c", "5:d");
        }
    }

    @Test
    void skippingBehindTheEndIsTold() throws IOException {
        assertThat(lines("a\nb").skip(2)).isTrue();
        assertThat(lines("a\nb").skip(3)).isFalse();
    }

    @Test
    void aCutFileGivesItsWholeLinesThenTheFault() throws IOException {
        byte[] file = joined(member("a\nb\n"), without(member("c\nd"), 4));
        var lines = new Lines(new GzipMembers(inChunksOf(9, file)));
        var seen = new ArrayList<String>();

        assertThatThrownBy(() -> collect(lines, seen)).isInstanceOf(FileFault.class);

        assertThat(seen).containsExactly("1:a", "2:b", "3:c");
    }

    @Test
    void garbageBehindAMemberLeavesItsLastLineWhole() {
        byte[] file = joined(member("a\nb"), "junk".getBytes(UTF_8));
        var lines = new Lines(new GzipMembers(inChunksOf(9, file)));
        var seen = new ArrayList<String>();

        assertThatThrownBy(() -> collect(lines, seen)).isInstanceOf(FileFault.class);

        assertThat(seen).containsExactly("1:a", "2:b");
    }

    @Test
    void aCutInsideAnOversizedLineIsAFaultAndNoLine() {
        byte[] file = without(member("x".repeat(5000)), 4);
        var lines = new Lines(new GzipMembers(inChunksOf(9, file)), 100);

        assertThatThrownBy(lines::next).isInstanceOf(FileFault.class).hasMessageContaining("TRUNCATED");
    }

    @Test
    void utf16AndGzipInsideAreRefusedAtOnce() {
        byte[] text = "{\"id\":1}".getBytes(UTF_16);

        assertThatThrownBy(() -> new Lines(inChunksOf(1, text)).next())
                .hasMessage("ENCODING at byte 0: the text is UTF-16; UTF-8 is expected");
        assertThatThrownBy(() -> new Lines(inChunksOf(9, member("a"))).next()).hasMessageContaining("FORMAT at byte 0");
        assertThatThrownBy(() -> new Lines(new GzipMembers(inChunksOf(9, member(member("a"))))).next())
                .hasMessageContaining("compressed by gzip");
    }

    private static Lines lines(String text) {
        return new Lines(inChunksOf(3, text.getBytes(UTF_8)));
    }

    private static List<String> all(Lines lines) throws IOException {
        var all = new ArrayList<String>();
        collect(lines, all);
        return all;
    }

    private static void collect(Lines lines, List<String> into) throws IOException {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            into.add(told(line.get()));
        }
    }

    private static String told(Line line) {
        return line instanceof Line.Whole whole
                ? whole.number() + ":" + new String(whole.bytes(), UTF_8)
                : line.number() + ":oversized " + ((Line.Oversized) line).length();
    }

    /** The same byte over and over. */
    private static final class Endless extends InputStream {
        private final byte value;
        private long left;

        Endless(byte value, long size) {
            this.value = value;
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] out, int from, int length) {
            int n = (int) Math.min(left, length);
            java.util.Arrays.fill(out, from, from + n, value);
            left -= n;
            return n == 0 ? -1 : n;
        }
    }
}
