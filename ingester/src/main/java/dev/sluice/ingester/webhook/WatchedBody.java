package dev.sluice.ingester.webhook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that says when it has come to its end. */
final class WatchedBody extends FilterInputStream {
    private final Runnable atEnd;

    WatchedBody(InputStream in, Runnable atEnd) {
        super(in);
        this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        return noted(super.read(to, from, length));
    }

    private int noted(int read) {
        if (read < 0) {
            atEnd.run();
        }
        return read;
    }
}
