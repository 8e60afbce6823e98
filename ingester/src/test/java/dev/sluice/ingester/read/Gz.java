package dev.sluice.ingester.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Gzip files as tests need them: put together, cut, flipped. */
final class Gz {
    private Gz() {}

    static byte[] member(String text) {
        return member(text.getBytes(UTF_8));
    }

    static byte[] member(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress " + bytes.length + " bytes", e);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] without(byte[] bytes, int last) {
        return Arrays.copyOf(bytes, bytes.length - last);
    }

    /** The byte so far from the end, inverted. */
    static byte[] flipped(byte[] bytes, int fromEnd) {
        byte[] changed = bytes.clone();
        changed[bytes.length - fromEnd] ^= 0x55;
        return changed;
    }

    /** Gives at most {@code chunk} bytes at a time and never has any available, as a slow network. */
    static InputStream inChunksOf(int chunk, byte[] bytes) {
        return new SlowStream(bytes, chunk);
    }

    private static final class SlowStream extends ByteArrayInputStream {
        private final int chunk;

        SlowStream(byte[] bytes, int chunk) {
            super(bytes);
            this.chunk = chunk;
        }

        @Override
        public synchronized int read(byte[] out, int from, int length) {
            return super.read(out, from, Math.min(length, chunk));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
