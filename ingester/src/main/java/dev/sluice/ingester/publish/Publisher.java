package dev.sluice.ingester.publish;

import dev.sluice.ingester.source.Source;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Brings sources into the log, one after another; keeps the slots that it claimed. */
public final class Publisher implements AutoCloseable {
    private final SlotClaim claim;
    private final Lane lane;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private Pace pace = new Pace(System::nanoTime);

    /** @param clock for {@code fetched_at} and positions */
    public Publisher(SlotClaim claim, Lane lane, Ledger ledger, Clock clock) {
        this.claim = claim;
        this.lane = lane;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Brings one source into the log, from where it stands; a faulty one is noted as such.
     *
     * <p>When it throws, the outcome of the last commit is unknown. Calling it again finds out: it claims the slot anew, reads the
     * positions, and goes on behind what was committed.
     *
     * @throws SlotTakenOver if another producer has claimed the slot
     */
    public void publish(Source source, BooleanSupplier stopped) {
        Slot slot = slots.computeIfAbsent(Topics.slot(source.id()), claim::claim);
        try {
            new Publication(source, slot, lane, ledger, clock, pace).run(stopped);
        } catch (RuntimeException e) {
            slots.remove(slot.number());
            slot.abandon();
            pace = new Pace(System::nanoTime);
            throw slot.isLostBy(e) ? new SlotTakenOver(slot.number(), e) : e;
        }
    }

    /** Gives a slot up that somebody else is to have. */
    public void release(int slot) {
        Slot released = slots.remove(slot);
        if (released != null) {
            released.close();
        }
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
        slots.clear();
    }
}
