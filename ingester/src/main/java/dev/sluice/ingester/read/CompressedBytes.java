package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.FileFault.Kind.TRUNCATED;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The bytes of a gzip file as stored, buffered, with their offset; asking for one behind the end is a truncation. */
final class CompressedBytes implements Closeable {
    private static final int BUFFER = 128 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long endOffset;

    CompressedBytes(InputStream in) {
        this.in = in;
    }

    /** Offset in the file of the next byte. */
    long offset() {
        return endOffset - (end - at);
    }

    boolean atEnd() throws IOException {
        return at == end && !fill();
    }

    int peek() throws IOException {
        if (atEnd()) {
            throw new FileFault(
                    TRUNCATED, offset(), "the file ends inside a gzip member, after " + offset() + " bytes");
        }
        return buffer[at] & 0xFF;
    }

    int next() throws IOException {
        int b = peek();
        at++;
        return b;
    }

    long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    /** Hands all that is buffered to the inflater. */
    void feed(Inflater inflater) throws IOException {
        peek();
        inflater.setInput(buffer, at, end - at);
        at = end;
    }

    /** The last so many bytes that were fed belong to what follows the member. */
    void takeBack(int unused) {
        at = end - unused;
    }

    private boolean fill() throws IOException {
        int n = in.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(n, 0);
        endOffset += end;
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
