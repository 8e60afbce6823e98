package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.FileFault.Kind.CHECKSUM;
import static dev.sluice.ingester.read.FileFault.Kind.CORRUPT;
import static dev.sluice.ingester.read.FileFault.Kind.EMPTY;
import static dev.sluice.ingester.read.FileFault.Kind.RATIO;
import static dev.sluice.ingester.read.FileFault.Kind.TRAILING_GARBAGE;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The inflated bytes of a gzip file, member after member, with every compressed byte accounted for.
 *
 * <p>The JDK's own GZIPInputStream ends silently at a second member that is damaged, at garbage behind a member, and on Java 17
 * even at a good second member when the stream has nothing available (JDK-7036144). Here the stream ends only behind a complete
 * trailer; all else is a {@link FileFault}, thrown once what inflated before it has been read.
 */
public final class GzipMembers extends InputStream {
    /** What tar pads its archives to; so many zero bytes behind the last member are harmless. */
    static final int MAX_PADDING = 10_240;

    private final CompressedBytes in;
    private final Limits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean inMember;
    private long members;
    private long inflated;
    private int padding;

    /** Reads with the standard limits. */
    public GzipMembers(InputStream compressed) {
        this(compressed, Limits.STANDARD);
    }

    GzipMembers(InputStream compressed, Limits limits) {
        this.in = new CompressedBytes(compressed);
        this.limits = limits;
    }

    /**
     * How much a file may inflate to.
     *
     * @param bytes most inflated bytes
     * @param ratio most inflated bytes per compressed byte, looked at once {@code graceBytes} came out; archive hours have 7
     * @param graceBytes inflated bytes within which any ratio passes
     */
    record Limits(long bytes, long ratio, long graceBytes) {
        static final Limits STANDARD = new Limits(8L << 30, 200, 64L << 20);
    }

    /** What was odd but harmless, to be said once at the end of the file. */
    public Optional<String> note() {
        return padding == 0
                ? Optional.empty()
                : Optional.of(padding + " zero bytes of padding behind the last gzip member");
    }

    /** Inflated bytes so far. */
    public long inflated() {
        return inflated;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || openMember()) {
            int n = inflate(out, from, length);
            if (n > 0) {
                crc.update(out, from, n);
                inflated += n;
                refuseBombs();
                return n;
            }
            if (inflater.finished()) {
                closeMember();
            } else if (inflater.needsInput()) {
                in.feed(inflater);
            } else {
                throw new FileFault(CORRUPT, in.offset(), "member " + members + " asks for a preset dictionary");
            }
        }
        return -1;
    }

    /** What inflated before damage is still handed out: the inflater says so only by its counter. The next call throws. */
    private int inflate(byte[] out, int from, int length) throws FileFault {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(out, from, length);
        } catch (DataFormatException e) {
            int whole = (int) (inflater.getBytesWritten() - before);
            if (whole > 0) {
                return whole;
            }
            throw new FileFault(
                    CORRUPT, in.offset() - inflater.getRemaining(), "the data do not inflate: " + e.getMessage());
        }
    }

    private boolean openMember() throws IOException {
        if (in.atEnd()) {
            if (members == 0) {
                throw new FileFault(EMPTY, 0, "the file has no bytes");
            }
            return false;
        }
        if (members > 0 && in.peek() != GzipHeader.MAGIC_1) {
            skipPadding();
            return false;
        }
        GzipHeader.read(in, members == 0);
        members++;
        inflater.reset();
        crc.reset();
        inMember = true;
        in.feed(inflater);
        return true;
    }

    private void closeMember() throws IOException {
        in.takeBack(inflater.getRemaining());
        long at = in.offset();
        long wantedCrc = in.littleEndian(4);
        long wantedSize = in.littleEndian(4);
        if (wantedCrc != crc.getValue()) {
            throw new FileFault(
                    CHECKSUM,
                    at,
                    "member %d says CRC-32 %08x, its data have %08x".formatted(members, wantedCrc, crc.getValue()));
        }
        long size = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        if (wantedSize != size) {
            throw new FileFault(
                    CHECKSUM, at + 4, "member %d says %d bytes, it has %d".formatted(members, wantedSize, size));
        }
        inMember = false;
    }

    private void skipPadding() throws IOException {
        long start = in.offset();
        while (!in.atEnd()) {
            if (in.peek() != 0 || padding == MAX_PADDING) {
                throw new FileFault(
                        TRAILING_GARBAGE,
                        start,
                        "bytes behind member %d are no gzip member; the first is 0x%02x".formatted(members, in.peek()));
            }
            in.next();
            padding++;
        }
    }

    private void refuseBombs() throws FileFault {
        long compressed = in.offset() - inflater.getRemaining();
        if (inflated > limits.bytes() || (inflated > limits.graceBytes() && inflated / limits.ratio() > compressed)) {
            throw new FileFault(
                    RATIO,
                    compressed,
                    "%d bytes inflated to more than %d; allowed: %d times as many, %d in all"
                            .formatted(compressed, inflated, limits.ratio(), limits.bytes()));
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
