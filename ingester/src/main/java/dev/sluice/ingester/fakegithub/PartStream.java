package dev.sluice.ingester.fakegithub;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a part of what is written through: for files that exist only while they are written. */
final class PartStream extends FilterOutputStream {
    private final long from;
    private final long to;
    private long at;

    PartStream(OutputStream out, long from, long count) {
        super(out);
        this.from = from;
        this.to = from + count;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long start = Math.max(at, from);
        long end = Math.min(at + length, to);
        if (start < end) {
            out.write(bytes, offset + (int) (start - at), (int) (end - start));
        }
        at += length;
    }

    /** How many bytes have gone by, let through or not. */
    long position() {
        return at;
    }
}
