package dev.sluice.ingester.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, piece by piece, one piece in memory at a time. The client's own time-out ends with the headers; this one
 * holds for each piece, so that a server that falls silent is noticed.
 */
final class BodyStream implements Flow.Subscriber<List<ByteBuffer>>, Closeable {
    /** Some bytes, or the end with what went wrong, if anything. */
    private record Piece(List<ByteBuffer> bytes, boolean isLast, Optional<Throwable> fault) {}

    private final String what;
    private final Duration patience;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;
    private volatile boolean closed;
    private boolean begun;

    /** @param patience for each piece */
    BodyStream(String what, Duration patience) {
        this.what = what;
        this.patience = patience;
    }

    /**
     * The next bytes; empty at the end.
     *
     * @throws Passing if it was cut or stands still
     */
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        if (begun) {
            subscription.request(1);
        }
        Piece piece = pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            close();
            throw Passing.cut(what + " sent nothing for " + patience, null);
        }
        if (piece.fault().isPresent()) {
            throw Passing.cut(what + " was cut", piece.fault().get());
        }
        begun = true;
        return piece.isLast() ? Optional.empty() : Optional.of(piece.bytes());
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, false, Optional.empty()));
    }

    @Override
    public void onError(Throwable fault) {
        pieces.add(new Piece(List.of(), true, Optional.of(fault)));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), true, Optional.empty()));
    }

    /** Ends the connection if there is more to come. */
    @Override
    public void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
