package dev.sluice.ingester;

import dev.sluice.ingester.archive.Archive;
import dev.sluice.ingester.archive.ArchiveConfig;
import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.KafkaSlots;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads hours of the archive, oldest first, while the next ones are downloaded. */
final class ReadArchive implements Work {
    private final Archive archive;
    private final ReadInOrder reading;
    private Predicate<String> isOurs = source -> false;
    private Set<String> done = Set.of();

    ReadArchive(ArchiveConfig config, Ledger ledger, Patience patience, Sources.Mode mode, Clock clock) {
        this.archive = Archive.open(config, Archive.client(config), clock, this::isWanted);
        this.reading = new ReadInOrder(Lane.HISTORY, archive.sources(), ledger, patience, mode, clock);
    }

    /** Whether an hour is worth fetching ahead; what was done before this run began is not. */
    private boolean isWanted(String source) {
        return isOurs.test(source) && !done.contains(source);
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
    public void run(KafkaSlots slots, SlotShare share, BooleanSupplier stopped)
            throws Patience.GaveUp, InterruptedException {
        isOurs = source -> share.owns(Topics.slot(source));
        done = slots.standing().values().stream()
                .filter(stood -> stood.getState() == SourceState.DONE)
                .map(IngestPosition::getSource)
                .collect(Collectors.toSet());
        reading.run(slots, share, stopped);
    }

    @Override
    public void close() {
        archive.close();
    }
}
