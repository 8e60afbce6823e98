package dev.sluice.ingester.group;

import dev.sluice.schemas.Topics;
import java.util.stream.IntStream;

/** The share of an ingester that is alone. */
public final class AllSlots {
    private AllSlots() {}

    /** All slots. */
    public static SlotShare share() {
        var share = new SlotShare();
        share.take(IntStream.range(0, Topics.SLOTS).boxed().toList());
        return share;
    }
}
