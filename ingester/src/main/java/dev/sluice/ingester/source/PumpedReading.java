package dev.sluice.ingester.source;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream that may stand still, read by a thread of its own, so that whoever takes its lines can do other things meanwhile. */
final class PumpedReading implements Reading {
    private static final int QUEUE = 512;

    /** A line and how much was read with it; or the end, or what went wrong. */
    private record Item(Optional<Line> line, Progress progress, Optional<IOException> fault) {}

    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE);
    private Optional<Item> head = Optional.empty();
    private Progress progress = Progress.NONE;

    private PumpedReading() {}

    static PumpedReading start(InputStream in) {
        var reading = new PumpedReading();
        var thread = new Thread(() -> reading.pump(new Lines(in)), "read-stdin");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    @Override
    public boolean ready(Duration patience) {
        if (head.isEmpty()) {
            try {
                head = Optional.ofNullable(queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return head.isPresent();
    }

    @Override
    public Optional<Line> next() throws IOException {
        if (!ready(Duration.ofDays(1))) {
            throw new IOException("interrupted while waiting for standard input behind line " + progress.lines());
        }
        Item item = head.orElseThrow();
        if (item.fault().isPresent()) {
            throw item.fault().get();
        }
        progress = item.progress();
        // The end stays at the head, so that it is met again by whoever asks again.
        head = item.line().isPresent() ? Optional.empty() : head;
        return item.line();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    @Override
    public End end() {
        return End.PLAIN;
    }

    /** Nothing to close: the thread ends with the stream, or with the process. */
    @Override
    public void close() {}

    private void pump(Lines lines) {
        try {
            Optional<Line> line;
            do {
                line = next(lines);
            } while (line.isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Line> next(Lines lines) throws InterruptedException {
        try {
            Optional<Line> line = lines.next();
            queue.put(new Item(line, new Progress(lines.count(), lines.blank(), lines.bytes()), Optional.empty()));
            return line;
        } catch (IOException e) {
            queue.put(new Item(Optional.empty(), progress, Optional.of(e)));
            return Optional.empty();
        }
    }
}
