package dev.sluice.ingester.publish;

import org.apache.kafka.common.KafkaException;

/** Another ingester has claimed our slot. Whose it is, the group of ingesters decides. */
public final class SlotTakenOver extends KafkaException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the broker said */
    public SlotTakenOver(int slot, Throwable cause) {
        super("another ingester has taken over slot " + slot + "; is one running that is not of this group?", cause);
    }
}
