package dev.sluice.ingester.group;

import dev.sluice.ingester.publish.SlotOwner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The slots of this process, and which of them are being written for. Whoever writes for a slot holds it meanwhile, so that a
 * slot that is to be given back can be waited for: its open transaction is committed first, and no event is read twice.
 */
public final class SlotShare implements SlotOwner {
    private final Set<Integer> owned = new TreeSet<>();
    private final Set<Integer> held = new HashSet<>();

    /** A slot while it is written for. */
    public interface Hold extends AutoCloseable {
        /** Lets go of it. */
        @Override
        void close();
    }

    @Override
    public synchronized boolean owns(int slot) {
        return owned.contains(slot);
    }

    /** All that are ours. */
    public synchronized Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    /** Begins to write for a slot, which need not be ours any more: whoever writes asks {@link #owns} as it goes on. */
    public synchronized Hold hold(int slot) {
        held.add(slot);
        return () -> letGo(slot);
    }

    private synchronized void letGo(int slot) {
        held.remove(slot);
        notifyAll();
    }

    synchronized void take(Collection<Integer> slots) {
        owned.addAll(slots);
        notifyAll();
    }

    /** They belong to somebody else from now on. */
    synchronized void lose(Collection<Integer> slots) {
        owned.removeAll(slots);
        notifyAll();
    }

    /** They are to be given back: returns once nobody writes for them any more, and at the latest after {@code patience}. */
    synchronized void giveBack(Collection<Integer> slots, Duration patience) throws InterruptedException {
        lose(slots);
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (left > 0 && slots.stream().anyMatch(held::contains)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /** Waits until some slot came or went, no longer than {@code patience}. */
    public synchronized void awaitChange(Duration patience) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos());
    }
}
