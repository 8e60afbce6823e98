package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.Mode;
import dev.sluice.query.answer.Situation;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.SnapshotFacts;
import dev.sluice.query.stores.StoreClient;
import java.time.Clock;
import java.time.Duration;

/** Sees where the pipeline stands at the moment of a question. */
public final class Lookout {
    private final GoldSnapshots gold;
    private final StoreClient stores;
    private final Clock clock;
    private final Mode mode;
    private final Duration grace;

    /** @param grace of the watermark; the same as streams-processor's */
    public Lookout(GoldSnapshots gold, StoreClient stores, Clock clock, Mode mode, Duration grace) {
        this.gold = gold;
        this.stores = stores;
        this.clock = clock;
        this.mode = mode;
        this.grace = grace;
    }

    /** Looks. */
    public Situation look() {
        var facts = gold.facts();
        var view = stores.view();
        return new Situation(
                clock.instant(),
                mode,
                view.coverage(),
                view.greatestEventTime(),
                view.watermark(grace),
                facts.map(SnapshotFacts::watermark),
                facts.map(SnapshotFacts::publishedAt));
    }

    /** How many partitions could answer; for an answer that could not even be asked for. */
    public Coverage coverage() {
        return stores.view().coverage();
    }
}
