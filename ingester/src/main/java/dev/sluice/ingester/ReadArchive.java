package dev.sluice.ingester;

import dev.sluice.ingester.archive.Archive;
import dev.sluice.ingester.archive.ArchiveConfig;
import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.SlotClaim;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Reads hours of the archive, oldest first, while the next ones are downloaded. Whether an hour that is done was republished is asked at
 * the end, so that a start with many of them is as quick as the first.
 */
final class ReadArchive implements Work {
    private final Archive archive;
    private final ReadInOrder reading;
    private final Ledger ledger;
    private Predicate<String> isOurs = source -> false;

    ReadArchive(ArchiveConfig config, Ledger ledger, Patience patience, Sources.Mode mode, Clock clock) {
        this.ledger = ledger;
        this.archive = Archive.open(config, Archive.client(config), clock, this::isWanted);
        this.reading = new ReadInOrder(Lane.HISTORY, archive.sources(), ledger, patience, mode, clock);
    }

    /** Whether an hour is worth fetching ahead; what is done is not, by this run or before it. */
    private boolean isWanted(String source) {
        return isOurs.test(source) && !ledger.report(source).isOver();
    }

    @Override
    public List<String> sources() {
        return reading.sources();
    }

    @Override
    public boolean ends() {
        return reading.ends();
    }

    @Override
    public void run(SlotClaim slots, SlotShare share, BooleanSupplier stopped)
            throws Patience.GaveUp, InterruptedException {
        isOurs = source -> share.owns(Topics.slot(source));
        reading.askLast(slots.standing().values().stream()
                .filter(stood -> stood.getState() == SourceState.DONE)
                .toList());
        reading.run(slots, share, stopped);
    }

    @Override
    public void close() {
        archive.close();
    }
}
