package dev.sluice.ingester.publish;

/** Tells which slots this process may write for. */
@FunctionalInterface
public interface SlotOwner {
    /** Whether that slot is ours at the moment. */
    boolean owns(int slot);
}
