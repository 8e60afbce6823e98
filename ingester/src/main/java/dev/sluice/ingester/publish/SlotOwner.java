package dev.sluice.ingester.publish;

<<<<<<< HEAD
/** Tells which slots this process may write for. */
@FunctionalInterface
public interface SlotOwner {
    /** Whether that slot is ours at the moment. */
=======
/** Knows which slots are this process's to serve. */
@FunctionalInterface
public interface SlotOwner {
    /** Whether that slot, 0 to 7, is ours now. */
>>>>>>> live
    boolean owns(int slot);
}
