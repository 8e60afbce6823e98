package dev.sluice.ingester.fakegithub.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Every write becomes a chunk (RFC 9112, section 7.1). */
final class ChunkedStream extends FilterOutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST = "0\r\n\r\n".getBytes(US_ASCII);

    ChunkedStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
            out.write(bytes, offset, length);
            out.write(LINE_END);
        }
    }

    void end() throws IOException {
        out.write(LAST);
    }
}
