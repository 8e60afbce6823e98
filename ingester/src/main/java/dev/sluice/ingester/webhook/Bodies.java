package dev.sluice.ingester.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** Reads the bodies of requests, none longer than GitHub's longest, and only as many at once as there is memory for. */
final class Bodies {
    /** GitHub delivers no longer one (docs, "Webhook events and payloads"). */
    static final int CAP = 25 << 20;

    private static final int SMALL = 1 << 20;
    private static final int MEGABYTES_AT_ONCE = 32;

    private final Semaphore megabytes = new Semaphore(MEGABYTES_AT_ONCE);

    /** A body is longer than {@link #CAP}. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Room for one body, to be given back. */
    final class Room implements AutoCloseable {
        private final int taken;

        private Room(int taken) {
            this.taken = taken;
        }

        /**
         * Reads it.
         *
         * @throws TooLarge as soon as it is longer than it may be
         * @throws IOException if it did not come to its end
         */
        byte[] read(InputStream in) throws IOException, TooLarge {
            byte[] body = in.readNBytes(CAP + 1);
            if (body.length > CAP) {
                throw new TooLarge();
            }
            return body;
        }

        @Override
        public void close() {
            megabytes.release(taken);
        }
    }

    /**
     * Room for a body, at once or not at all.
     *
     * @param length as announced; empty where it was not, and the longest must be expected
     * @throws TooLarge if that is longer than it may be: nothing needs to be read
     */
    Optional<Room> room(OptionalLong length) throws TooLarge {
        long expected = length.orElse(CAP);
        if (expected > CAP) {
            throw new TooLarge();
        }
        int wanted = (int) (expected / SMALL) + 1;
        return megabytes.tryAcquire(wanted) ? Optional.of(new Room(wanted)) : Optional.empty();
    }
}
