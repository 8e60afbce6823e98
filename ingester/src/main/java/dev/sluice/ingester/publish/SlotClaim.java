package dev.sluice.ingester.publish;

/** Takes slots over. */
@FunctionalInterface
public interface SlotClaim {
    /** Makes this process the owner of that slot: whoever had it before is fenced off. */
    Slot claim(int number);
}
