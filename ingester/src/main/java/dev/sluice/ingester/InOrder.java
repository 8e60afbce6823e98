package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.Ledger;
import dev.sluice.ingester.publish.Publisher;
import dev.sluice.ingester.publish.SlotTakenOver;
import dev.sluice.ingester.source.Source;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ops.SourceState;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads sources one after another, in their order, as far as their slots are ours; the rest is somebody else's work, or will be ours. */
final class InOrder {
    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final List<Source> sources;
    private final Ledger ledger;
    private final SlotShare share;
    private final Patience patience;
    private final Sources.Mode mode;
    private final Clock clock;

    InOrder(List<Source> sources, Ledger ledger, SlotShare share, Patience patience, Sources.Mode mode, Clock clock) {
        this.sources = sources;
        this.ledger = ledger;
        this.share = share;
        this.patience = patience;
        this.mode = mode;
        this.clock = clock;
    }

    /** Returns when every source is over, or {@code stopped} holds. */
    void run(Publisher publisher, BooleanSupplier stopped) throws Patience.GaveUp, InterruptedException {
        while (!stopped.getAsBoolean() && sources.stream().anyMatch(this::isOpen)) {
            Optional<Source> next = next();
            if (next.isPresent()) {
                Source source = next.get();
                patience.attempt(source.id(), () -> read(publisher, source, stopped));
            } else {
                share.awaitChange(LOOK_EVERY);
            }
        }
    }

    private Optional<Source> next() {
        return sources.stream()
                .filter(source -> isOpen(source) && isDue(source) && share.owns(slot(source)))
                .findFirst();
    }

    /** A batch does not wait for what is missing. */
    private boolean isOpen(Source source) {
        var report = ledger.report(source.id());
        return !report.isOver() || (mode == Sources.Mode.ENDLESS && report.state() == SourceState.MISSING);
    }

    private boolean isDue(Source source) {
        var retryAt = ledger.report(source.id()).retryAt();
        return retryAt == null || !clock.instant().isBefore(retryAt);
    }

    /** A slot that somebody else has claimed is no longer ours, and the group will say so; where it does not, it is claimed again. */
    private void read(Publisher publisher, Source source, BooleanSupplier stopped) {
        int slot = slot(source);
        try (var hold = share.hold(slot)) {
            publisher.publish(source, () -> stopped.getAsBoolean() || !share.owns(slot));
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
