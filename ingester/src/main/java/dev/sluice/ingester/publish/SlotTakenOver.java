package dev.sluice.ingester.publish;

import org.apache.kafka.common.KafkaException;

/** Another ingester has claimed our slot: going on would take it back, and so on for ever. */
public final class SlotTakenOver extends KafkaException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the broker said */
    public SlotTakenOver(int slot, Throwable cause) {
        super(
                "another ingester has taken over slot " + slot + "; stop one of the two, or give them other sources",
                cause);
    }
}
