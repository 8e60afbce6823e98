package dev.sluice.ingester.fakegithub.wire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Sends some bytes, pauses, sends some more; and stops at a limit. */
final class ThrottledStream extends FilterOutputStream {
    private static final int STEPS_PER_SECOND = 10;
    private static final long NANOS_PER_STEP = 1_000_000_000L / STEPS_PER_SECOND;

    private final LongConsumer pauseNanos;
    private final long step;
    private final long limit;
    private long sent;
    private long sinceFlush;

    ThrottledStream(OutputStream out, Delivery delivery, LongConsumer pauseNanos) {
        super(out);
        this.pauseNanos = pauseNanos;
        this.step = Math.max(1, delivery.bytesPerSecond() / STEPS_PER_SECOND);
        this.limit = delivery.atMost();
    }

    /** The bytes that were allowed have been sent. */
    static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1;

        LimitReached() {
            super("the rest of the body is held back on purpose");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int now = (int) Math.min(Math.min(length - done, step - sinceFlush), limit - sent);
            if (now == 0) {
                throw new LimitReached();
            }
            out.write(bytes, offset + done, now);
            done += now;
            sent += now;
            sinceFlush += now;
            if (sinceFlush == step) {
                rest();
            }
        }
    }

    private void rest() throws IOException {
        out.flush();
        sinceFlush = 0;
        pauseNanos.accept(NANOS_PER_STEP);
    }

    /** A body may close what it writes to; the connection goes on. */
    @Override
    public void close() throws IOException {
        out.flush();
    }
}
