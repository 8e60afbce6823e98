package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.FileFault.Kind.CHECKSUM;
import static dev.sluice.ingester.read.FileFault.Kind.FORMAT;
import static dev.sluice.ingester.read.FileFault.Kind.TRAILING_GARBAGE;

import java.io.IOException;
import java.util.zip.CRC32;

/** The header of one gzip member (RFC 1952 §2.3): checked and passed over, for nothing in it matters here. */
final class GzipHeader {
    static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final CompressedBytes in;
    private final CRC32 crc = new CRC32();

    private GzipHeader(CompressedBytes in) {
        this.in = in;
    }

    static void read(CompressedBytes in, boolean first) throws IOException {
        new GzipHeader(in).read(first ? FORMAT : TRAILING_GARBAGE);
    }

    private void read(FileFault.Kind otherwise) throws IOException {
        long start = in.offset();
        int magic1 = next();
        if (magic1 != MAGIC_1) {
            throw new FileFault(otherwise, start, "no gzip member: starts with 0x%02x".formatted(magic1));
        }
        int magic2 = next();
        int method = magic2 == MAGIC_2 ? next() : DEFLATE;
        int flags = magic2 == MAGIC_2 ? next() : 0;
        if (magic2 != MAGIC_2 || method != DEFLATE || (flags & RESERVED) != 0) {
            throw new FileFault(
                    otherwise,
                    start,
                    "no gzip member: magic 1f%02x, method %d, flags 0x%02x".formatted(magic2, method, flags));
        }
        skip(6); // time, extra flags, operating system
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            checkCrc();
        }
    }

    private void checkCrc() throws IOException {
        long expected = crc.getValue() & 0xFFFF;
        long at = in.offset();
        long found = in.littleEndian(2);
        if (found != expected) {
            throw new FileFault(CHECKSUM, at, "the header says CRC %04x, it has %04x".formatted(found, expected));
        }
    }

    private int next() throws IOException {
        int b = in.next();
        crc.update(b);
        return b;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int b = next();
        while (b != 0) {
            b = next();
        }
    }
}
