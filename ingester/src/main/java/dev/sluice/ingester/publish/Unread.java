package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.time.Instant;

/** Where a source stands of which nothing was read. */
final class Unread {
    private Unread() {}

    static IngestPosition.Builder position(String source, Instant now) {
        return IngestPosition.newBuilder()
                .setSource(source)
                .setState(SourceState.UNKNOWN)
                .setLines(0)
                .setBlank(0)
                .setOversized(0)
                .setBytes(0)
                .setUpdatedAt(now);
    }
}
