package dev.sluice.ingester.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.read.FileFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Files that are broken, or odd and good, as wholes; each is made of the text of some good lines. */
enum FileDamage implements Corruption {
    NO_BYTES(FileFault.Kind.EMPTY, Yield.NONE, text -> new byte[0]),
    HEADER_ALONE(FileFault.Kind.TRUNCATED, Yield.NONE, text -> Arrays.copyOf(gzip(text), 10)),
    TRUNCATED_GZIP(FileFault.Kind.TRUNCATED, Yield.SOME, text -> cut(gzip(text), gzip(text).length / 2)),
    TRUNCATED_TRAILER(FileFault.Kind.TRUNCATED, Yield.ALL, text -> cut(gzip(text), 3)),
    WRONG_CHECKSUM(FileFault.Kind.CHECKSUM, Yield.ALL, text -> flipped(gzip(text), 8)),
    WRONG_SIZE(FileFault.Kind.CHECKSUM, Yield.ALL, text -> flipped(gzip(text), 4)),
    TWO_MEMBERS(null, Yield.ALL, text -> joined(gzip(firstHalf(text)), gzip(secondHalf(text)))),
    GARBAGE_BEHIND_MEMBER(FileFault.Kind.TRAILING_GARBAGE, Yield.ALL, text -> joined(gzip(text), garbage())),
    SECOND_MEMBER_CUT(FileFault.Kind.TRUNCATED, Yield.ALL, text -> joined(gzip(text), Arrays.copyOf(gzip(text), 5))),
    ZERO_PADDING(null, Yield.ALL, text -> joined(gzip(text), new byte[512])),
    EMPTY_MEMBER_BETWEEN(
            null, Yield.ALL, text -> joined(gzip(firstHalf(text)), gzip(new byte[0]), gzip(secondHalf(text)))),
    THOUSAND_MEMBERS(null, Yield.ALL, FileDamage::members),
    TRUNCATED_LAST_RECORD(null, Yield.LAST_IS_CUT, text -> gzip(Arrays.copyOf(text, text.length - 30))),
    ZIP_BY_ANOTHER_NAME(FileFault.Kind.FORMAT, Yield.NONE, text -> joined(new byte[] {'P', 'K', 3, 4}, text)),
    HTML_PAGE(FileFault.Kind.FORMAT, Yield.NONE, text -> "<!DOCTYPE html><html><h1>503</h1></html>\n".getBytes(UTF_8)),
    PLAIN_TEXT(FileFault.Kind.FORMAT, Yield.NONE, text -> text),
    UTF_16(FileFault.Kind.ENCODING, Yield.NONE, text -> gzip(("\uFEFF" + new String(text, UTF_8)).getBytes(UTF_16LE)));

    /** How many good lines a file holds whose content is whole. */
    static final int LINES = 20;

    /** How many of them can be read. */
    private enum Yield {
        NONE,
        /** It depends on how far the reader can inflate. */
        SOME,
        /** The last one is cut and will be refused. */
        LAST_IS_CUT,
        ALL
    }

    private final FileFault.Kind fault;
    private final Yield gives;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final UnaryOperator<byte[]> damage;

    FileDamage(FileFault.Kind fault, Yield gives, UnaryOperator<byte[]> damage) {
        this.fault = fault;
        this.gives = gives;
        this.damage = damage;
    }

    /** What a reader must say of it; empty where it is odd but good. */
    Optional<FileFault.Kind> fault() {
        return Optional.ofNullable(fault);
    }

    /** How many lines a reader gets, the one that will be refused among them; null where that depends on the reader. */
    Long lines() {
        return switch (gives) {
            case NONE -> 0L;
            case SOME -> null;
            case LAST_IS_CUT, ALL -> (long) LINES;
        };
    }

    /** @param text twenty lines, each with its line end */
    byte[] of(byte[] text) {
        return damage.apply(text);
    }

    private static byte[] gzip(byte[] text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] cut(byte[] bytes, int fromEnd) {
        return Arrays.copyOf(bytes, bytes.length - fromEnd);
    }

    private static byte[] flipped(byte[] bytes, int fromEnd) {
        bytes[bytes.length - fromEnd] ^= 1;
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] garbage() {
        return "this is no gzip member".getBytes(UTF_8);
    }

    private static byte[] firstHalf(byte[] text) {
        return Arrays.copyOf(text, text.length / 2);
    }

    private static byte[] secondHalf(byte[] text) {
        return Arrays.copyOfRange(text, text.length / 2, text.length);
    }

    private static byte[] members(byte[] text) {
        var all = new ByteArrayOutputStream();
        int size = text.length / 999;
        for (int from = 0; from < text.length; from += size) {
            all.writeBytes(gzip(Arrays.copyOfRange(text, from, Math.min(text.length, from + size))));
        }
        return all.toByteArray();
    }
}
