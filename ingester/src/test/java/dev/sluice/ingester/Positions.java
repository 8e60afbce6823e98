package dev.sluice.ingester;

import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.time.Instant;

/** Positions for tests. */
public final class Positions {
    private Positions() {}

    /** Of a source that was read so far; the rest is to be set by whoever cares. */
    public static IngestPosition.Builder of(String source, SourceState state, long lines) {
        return IngestPosition.newBuilder()
                .setSource(source)
                .setState(state)
                .setLines(lines)
                .setBlank(0)
                .setOversized(0)
                .setBytes(0)
                .setUpdatedAt(Instant.EPOCH);
    }
}
