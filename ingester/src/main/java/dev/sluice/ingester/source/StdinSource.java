package dev.sluice.ingester.source;

import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Standard input. It has no position to go on from: each start is a source of its own. */
final class StdinSource implements Source {
    private final Instant started;
    private final InputStream in;
    private PumpedReading reading;

    /** @param started tells this run's input from that of other runs */
    StdinSource(Instant started, InputStream in) {
        this.started = started;
        this.in = in;
    }

    @Override
    public String id() {
        return "stdin:" + started;
    }

    @Override
    public Resume resume(Optional<IngestPosition> stood) {
        return new Resume.From(stood.map(Progress::of).orElse(Progress.NONE), "");
    }

    @Override
    public Reading open(Progress done) throws IOException {
        if (reading == null) {
            reading = PumpedReading.start(in);
        }
        long read = reading.progress().lines();
        if (read != done.lines()) {
            throw new IOException(
                    "lines " + (done.lines() + 1) + " to " + read
                            + " were not committed, and standard input cannot be read again; use a file: source for what must not be lost");
        }
        return reading;
    }
}
