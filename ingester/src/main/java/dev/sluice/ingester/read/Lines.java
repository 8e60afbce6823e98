package dev.sluice.ingester.read;

import static dev.sluice.ingester.read.FileFault.Kind.ENCODING;
import static dev.sluice.ingester.read.FileFault.Kind.FORMAT;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into lines, without making text of them and in constant memory.
 *
 * <p>A line ends at LF or at the end of the stream; one CR before that belongs to the line end. A UTF-8 byte order mark is taken
 * off the start of the stream and nowhere else. Blank lines (nothing but spaces) are counted and passed over. When the stream
 * turns out to be faulty, the lines before the fault come first, then the {@link FileFault}.
 */
public final class Lines implements Closeable {
    /** Longest line that may go to bronze: 8 MiB. */
    public static final int CAP = 8 << 20;

    private static final int BUFFER = 256 << 10;

    private final InputStream in;
    private final int cap;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int scanned;
    private int end;
    private boolean atEnd;
    private boolean begun;
    private FileFault fault;
    private long number;
    private long blank;
    private long filled;

    /** Reads with the standard cap. */
    public Lines(InputStream in) {
        this(in, CAP);
    }

    Lines(InputStream in, int cap) {
        this.in = in;
        this.cap = cap;
    }

    /** The next line that is not blank; empty at the end of the stream. */
    public Optional<Line> next() throws IOException {
        while (true) {
            int feed = findLineFeed();
            if (feed < 0 && end - start > cap + 1) {
                return Optional.of(oversized());
            }
            if (feed < 0 && (start == end || !lastLineCounts())) {
                return endOfStream();
            }
            int from = start;
            int to = withoutCarriageReturn(from, feed < 0 ? end : feed);
            consume(feed < 0 ? end : feed + 1);
            if (to - from > cap) {
                return Optional.of(OversizedLine.of(number, buffer, from, to));
            }
            if (!isBlank(from, to)) {
                return Optional.of(new Line.Whole(number, Arrays.copyOfRange(buffer, from, to)));
            }
            blank++;
        }
    }

    /** Passes over lines, blank ones counted; false when the stream has fewer. */
    public boolean skip(long lines) throws IOException {
        long until = number + lines;
        while (number < until) {
            int feed = findLineFeed();
            if (feed < 0 && end - start > cap + 1) {
                oversized();
            } else if (feed < 0 && (start == end || !lastLineCounts())) {
                return false;
            } else {
                blank += isBlank(start, feed < 0 ? end : feed) ? 1 : 0;
                consume(feed < 0 ? end : feed + 1);
            }
        }
        return true;
    }

    /** Lines read or passed over so far, blank ones counted. */
    public long count() {
        return number;
    }

    /** Blank lines among them. */
    public long blank() {
        return blank;
    }

    /** Bytes of these lines, line ends included. */
    public long bytes() {
        return filled - (end - start);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void consume(int next) {
        number++;
        start = next;
        scanned = next;
    }

    private boolean lastLineCounts() {
        return fault == null || fault.leavesTheLastLineWhole();
    }

    private Optional<Line> endOfStream() throws FileFault {
        if (fault != null) {
            throw fault;
        }
        return Optional.empty();
    }

    /** Index of the line feed that ends the line at {@code start}; −1 when it is too long, or the stream ends without. */
    private int findLineFeed() throws IOException {
        if (!begun) {
            begin();
        }
        while (true) {
            int feed = LineFeed.indexOf(buffer, scanned, end);
            if (feed >= 0) {
                return feed;
            }
            scanned = end;
            if (end - start > cap + 1 || atEnd) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, cap + 2));
        }
        try {
            int n = in.read(buffer, end, buffer.length - end);
            end += Math.max(n, 0);
            filled += Math.max(n, 0);
            atEnd = n < 0;
        } catch (FileFault e) {
            fault = e;
            atEnd = true;
        }
    }

    private void begin() throws IOException {
        begun = true;
        while (end < 3 && !atEnd) {
            fill();
        }
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            start = 3;
            scanned = 3;
        } else if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE) || startsWith('{', 0) || startsWith(0, '{')) {
            throw new FileFault(ENCODING, 0, "the text is UTF-16; UTF-8 is expected");
        } else if (startsWith(0x1F, 0x8B)) {
            throw new FileFault(FORMAT, 0, "the text is compressed by gzip; is the name of the file right?");
        }
    }

    private boolean startsWith(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= end || (buffer[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private Line oversized() throws IOException {
        var line = new OversizedLine(number + 1);
        int feed = -1;
        while (feed < 0) {
            line.add(buffer, start, end);
            start = end;
            if (atEnd) {
                break;
            }
            fill();
            scanned = start;
            feed = LineFeed.indexOf(buffer, start, end);
        }
        if (feed < 0 && !lastLineCounts()) {
            throw fault;
        }
        line.add(buffer, start, Math.max(feed, start));
        consume(feed < 0 ? end : feed + 1);
        return line.finish();
    }

    private int withoutCarriageReturn(int from, int to) {
        return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
