package dev.sluice.ingester.read;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Gathers what is kept of a line longer than the cap, while it streams by. */
final class OversizedLine {
    static final int HEAD = 64 << 10;

    private final long number;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(HEAD);
    private final MessageDigest digest = Sha256.digest();
    private long length;

    OversizedLine(long number) {
        this.number = number;
    }

    static Line.Oversized of(long number, byte[] bytes, int from, int to) {
        var line = new OversizedLine(number);
        line.add(bytes, from, to);
        return line.finish();
    }

    void add(byte[] bytes, int from, int to) {
        head.write(bytes, from, Math.min(to - from, HEAD - head.size()));
        digest.update(bytes, from, to - from);
        length += to - from;
    }

    Line.Oversized finish() {
        return new Line.Oversized(
                number, head.toByteArray(), length, HexFormat.of().formatHex(digest.digest()));
    }
}
