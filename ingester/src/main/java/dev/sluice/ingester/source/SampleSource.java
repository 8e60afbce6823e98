package dev.sluice.ingester.source;

import dev.sluice.ingester.sample.SampleEvents;
import dev.sluice.ingester.source.Reading.Progress;
import dev.sluice.ops.IngestPosition;
import java.util.Optional;

/**
 * The synthetic feed: the first 10,000 events at once, then 300 a second for ever.
 *
 * @param last how many events it has in all; {@link Long#MAX_VALUE} for ever
 */
record SampleSource(long seed, long last) implements Source {
    static final long AT_ONCE = 10_000;

    @Override
    public String id() {
        return "sample:" + seed;
    }

    @Override
    public Resume resume(Optional<IngestPosition> stood) {
        Progress done = stood.map(Progress::of).orElse(Progress.NONE);
        return done.lines() >= last ? new Resume.Complete() : new Resume.From(done, "");
    }

    @Override
    public Reading open(Progress done) {
        return new SampleReading(new SampleEvents(seed), done, last);
    }
}
