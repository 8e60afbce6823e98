package dev.sluice.ingester.publish;

/** Knows which slots are this process's to serve. */
@FunctionalInterface
public interface SlotOwner {
    /** Whether that slot, 0 to 7, is ours now. */
    boolean owns(int slot);
}
