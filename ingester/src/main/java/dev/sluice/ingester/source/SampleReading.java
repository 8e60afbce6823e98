package dev.sluice.ingester.source;

import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.sample.SampleEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The sample being read, in ticks, so that few commits are made. */
final class SampleReading implements Reading {
    private static final long TICK_NANOS = Duration.ofMillis(500).toNanos();
    private static final long EVENTS_PER_TICK = 150;

    private final SampleEvents events;
    private final long first;
    private final long last;
    private final long started = System.nanoTime();
    private long done;
    private long bytes;

    SampleReading(SampleEvents events, Progress before, long last) {
        this.events = events;
        this.first = Math.max(before.lines(), Math.min(last, SampleSource.AT_ONCE));
        this.last = last;
        this.done = before.lines();
        this.bytes = before.bytes();
    }

    @Override
    public boolean ready(Duration patience) {
        long wait = first + dueTicks() * EVENTS_PER_TICK > done || done == last ? 0 : untilNextTick();
        if (wait > 0) {
            LockSupport.parkNanos(Math.min(wait, patience.toNanos()));
        }
        return done == last || first + dueTicks() * EVENTS_PER_TICK > done;
    }

    @Override
    public Optional<Line> next() {
        if (done == last) {
            return Optional.empty();
        }
        byte[] line = events.line(done);
        done++;
        bytes += line.length + 1;
        return Optional.of(new Line.Whole(done, line));
    }

    @Override
    public Progress progress() {
        return new Progress(done, 0, bytes);
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    @Override
    public End end() {
        return End.PLAIN;
    }

    @Override
    public void close() {}

    private long dueTicks() {
        return (System.nanoTime() - started) / TICK_NANOS;
    }

    private long untilNextTick() {
        return TICK_NANOS - (System.nanoTime() - started) % TICK_NANOS;
    }
}
