package dev.sluice.ingester;

import dev.sluice.ingester.archive.Archive;
import dev.sluice.ingester.archive.ArchiveConfig;
import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.SlotClaim;
import dev.sluice.ingester.source.Sources;
import dev.sluice.schemas.Lane;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads hours of the archive, oldest first, while the next ones are downloaded. */
final class ReadArchive implements Work {
    private final Archive archive;
    private final ReadInOrder reading;

    ReadArchive(ArchiveConfig config, Ledger ledger, Patience patience, Sources.Mode mode, Clock clock) {
        this.archive = Archive.open(config, Archive.client(config), clock, this::isWanted);
        this.reading = new ReadInOrder(Lane.HISTORY, archive.sources(), ledger, patience, mode, clock);
    }

    private boolean isWanted(String source) {
        return reading.isWanted(source);
    }

    @Override
    public List<String> sources() {
        return reading.sources();
    }

    @Override
    public boolean ends() {
        return true;
    }

    @Override
    public void run(SlotClaim slots, SlotShare share, BooleanSupplier stopped)
            throws Patience.GaveUp, InterruptedException {
        reading.run(slots, share, stopped);
    }

    @Override
    public void close() {
        archive.close();
    }
}
