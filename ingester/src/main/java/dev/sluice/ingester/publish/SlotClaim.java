package dev.sluice.ingester.publish;

import dev.sluice.ops.IngestPosition;
import java.util.Map;

/** Takes slots over. */
public interface SlotClaim {
    /** Makes this process the owner of that slot: whoever had it before is fenced off. */
    Slot claim(int number);

    /** Where all sources stand, of whatever slot, by their ids; claims nothing. */
    Map<String, IngestPosition> standing();
}
