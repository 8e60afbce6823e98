package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import java.time.Instant;

/**
 * How a source stands, as committed.
 *
 * @param state UNKNOWN until it is looked at
 * @param lines blank, filtered and oversized ones included
 * @param bytes of these lines, line ends included
 * @param filtered lines among them that the user does not want
 * @param reason why it is FAULTY or MISSING; null otherwise
 * @param retryAt when it is asked for again where it is MISSING; null otherwise
 */
public record SourceReport(
        String source,
        SourceState state,
        long lines,
        long blank,
        long filtered,
        long oversized,
        long bytes,
        String reason,
        Instant retryAt) {
    static SourceReport waiting(String source) {
        return new SourceReport(source, SourceState.UNKNOWN, 0, 0, 0, 0, 0, null, null);
    }

    static SourceReport of(IngestPosition position) {
        return new SourceReport(
                position.getSource(),
                position.getState(),
                position.getLines(),
                position.getBlank(),
                position.getFiltered(),
                position.getOversized(),
                position.getBytes(),
                position.getReason(),
                position.getRetryAt());
    }

    /** Whether nothing more will come of it for now. */
    public boolean isOver() {
        return state == SourceState.DONE || state == SourceState.FAULTY || state == SourceState.MISSING;
    }
}
