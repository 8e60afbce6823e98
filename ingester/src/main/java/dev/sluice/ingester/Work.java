package dev.sluice.ingester;

import dev.sluice.ingester.group.SlotShare;
import dev.sluice.ingester.publish.SlotClaim;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What an ingester does once it is connected; on one thread. */
interface Work extends AutoCloseable {
    /** Ids of the sources that it knows beforehand, in the order of reading. */
    List<String> sources();

    /** Whether there is nothing left to do once all sources that it knows are over; may change while it runs. */
    boolean ends();

    /** Returns when there is nothing left to do, or {@code stopped} holds. */
    void run(SlotClaim slots, SlotShare share, BooleanSupplier stopped) throws Patience.GaveUp, InterruptedException;

    @Override
    default void close() {}
}
