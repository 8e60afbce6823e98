package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.Publisher;
import dev.sluice.ingester.publish.SlotClaim;
import dev.sluice.ingester.publish.SlotTakenOver;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sources one after another, in their order, those that were done already behind all others, as far as their slots are ours; the
 * rest is somebody else's work, or will be ours.
 */
final class ReadInOrder implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(ReadInOrder.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Lane lane;
    private final List<Source> sources;
    private final Ledger ledger;
    private final Patience patience;
    private final Sources.Mode mode;
    private final Clock clock;
    private final Set<String> toAsk = ConcurrentHashMap.newKeySet();
    private Publisher publisher;
    private SlotShare share;

    ReadInOrder(Lane lane, List<Source> sources, Ledger ledger, Patience patience, Sources.Mode mode, Clock clock) {
        this.lane = lane;
        this.sources = sources;
        this.ledger = ledger;
        this.patience = patience;
        this.mode = mode;
        this.clock = clock;
    }

    @Override
    public List<String> sources() {
        return sources.stream().map(Source::id).toList();
    }

    /** What was done before is not asked for its sake alone: that would hold up what is open, the longer the more there is of it. */
    void askLast(Collection<IngestPosition> done) {
        Set<String> ours = Set.copyOf(sources());
        for (IngestPosition position : done) {
            if (ours.contains(position.getSource())) {
                toAsk.add(position.getSource());
                ledger.stood(position);
            }
        }
    }

    @Override
    public boolean ends() {
        return toAsk.isEmpty();
    }

    @Override
    public void run(SlotClaim slots, SlotShare ours, BooleanSupplier stopped)
            throws Patience.GaveUp, InterruptedException {
        share = ours;
        try (var opened = new Publisher(slots, lane, ledger, clock)) {
            publisher = opened;
            while (!stopped.getAsBoolean() && sources.stream().anyMatch(this::isOpen)) {
                Optional<Source> next = next();
                if (next.isPresent()) {
                    Source source = next.get();
                    patience.attempt(source.id(), () -> read(source, stopped));
                } else {
                    share.awaitChange(LOOK_EVERY);
                }
            }
        }
    }

    private Optional<Source> next() {
        return first(source -> !toAsk.contains(source.id())).or(() -> first(source -> true));
    }

    private Optional<Source> first(Predicate<Source> wanted) {
        return sources.stream()
                .filter(source -> wanted.test(source) && isOpen(source) && isDue(source) && share.owns(slot(source)))
                .findFirst();
    }

    /** A batch does not wait for what is missing. */
    private boolean isOpen(Source source) {
        var report = ledger.report(source.id());
        return !report.isOver()
                || toAsk.contains(source.id())
                || (mode == Sources.Mode.ENDLESS && report.state() == SourceState.MISSING);
    }

    private boolean isDue(Source source) {
        var retryAt = ledger.report(source.id()).retryAt();
        return retryAt == null || !clock.instant().isBefore(retryAt);
    }

    /** A slot that somebody else has claimed is no longer ours, and the group will say so; where it does not, it is claimed again. */
    private void read(Source source, BooleanSupplier stopped) {
        int slot = slot(source);
        try (var hold = share.hold(slot)) {
            publisher.publish(source, () -> stopped.getAsBoolean() || !share.owns(slot));
            toAsk.remove(source.id());
            if (!share.owns(slot)) {
                publisher.release(slot);
            }
        } catch (SlotTakenOver e) {
            if (share.owns(slot)) {
                throw e;
            }
            LOG.info("{}: somebody else goes on with slot {}", source.id(), slot);
        }
    }

    private static int slot(Source source) {
        return Topics.slot(source.id());
    }
}
