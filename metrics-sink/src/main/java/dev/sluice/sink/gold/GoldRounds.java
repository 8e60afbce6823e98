package dev.sluice.sink.gold;

import dev.sluice.lake.Fs;
import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeView;
import dev.sluice.lake.Snapshot;
import dev.sluice.lake.SnapshotPublisher;
import dev.sluice.sink.watermark.WatermarkClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings gold up to the lake and publishes it, a round at a time. Used by one thread.
 *
 * <p>A claim about completeness is kept until the lake has reached it: under load a new one would always be a little
 * ahead, and none would ever come true.
 */
final class GoldRounds implements AutoCloseable {

    private final LakeReader lake;
    private final GoldTables tables;
    private final SnapshotPublisher publisher;
    private final String clusterId;
    private Optional<WatermarkClaim> claim = Optional.empty();
    private Optional<Instant> watermark;
    private GoldStatus status;

    private GoldRounds(LakeReader lake, GoldTables tables, SnapshotPublisher publisher, String clusterId)
            throws SQLException {
        this.lake = lake;
        this.tables = tables;
        this.publisher = publisher;
        this.clusterId = clusterId;
        this.watermark = tables.watermark();
        this.status = new GoldStatus(tables.appliedSeq(), -1, 0, watermark.orElse(null));
    }

    /** Opens lake and tables. */
    static GoldRounds open(Path directory, LakeLayout layout, Clock clock, String clusterId)
            throws IOException, SQLException {
        LakeReader lake = LakeReader.open(layout, Fs.real());
        GoldTables tables = GoldTables.open(directory, layout, lake, clock);
        try {
            return new GoldRounds(lake, tables, SnapshotPublisher.open(directory, Fs.real(), clock), clusterId);
        } catch (IOException | SQLException | RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    /** Accepts the pending claim if the lake has reached it; whether a new one would be of use then. */
    boolean wantsClaim() throws IOException {
        accept(lake.refresh());
        return claim.isEmpty();
    }

    /** Takes a claim that was made before the next {@link #run}. */
    void take(Optional<WatermarkClaim> made) {
        claim = made;
    }

    /** Whether something was committed to the lake that is not in the tables. */
    boolean isBehind() throws IOException {
        return lake.refresh().seq() != status.appliedSeq();
    }

    /** One round: derive, accept the claim, publish if anything changed or nothing is published yet. */
    GoldStatus run() throws IOException, SQLException {
        boolean derived = tables.refresh();
        accept(lake.view());
        if (derived || !watermark.equals(published()) || status.snapshot() == 0) {
            Path file = tables.readyForSnapshot(watermark, clusterId);
            Snapshot snapshot = publisher.publish(file);
            long applied = tables.appliedSeq();
            status = new GoldStatus(applied, applied, snapshot.number(), watermark.orElse(null));
        }
        return status;
    }

    private Optional<Instant> published() {
        return Optional.ofNullable(status.watermark());
    }

    /** The watermark never goes back, though a claim may: a drained partition claims no grace, and may fill again. */
    private void accept(LakeView view) {
        if (claim.isPresent() && claim.get().isReachedBy(view)) {
            Instant reached = claim.get().watermark();
            claim = Optional.empty();
            watermark = watermark.filter(known -> known.isAfter(reached)).or(() -> Optional.of(reached));
        }
    }

    GoldStatus status() {
        return status;
    }

    @Override
    public void close() throws IOException, SQLException {
        tables.close();
    }
}
