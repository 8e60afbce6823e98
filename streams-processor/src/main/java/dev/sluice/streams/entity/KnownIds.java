package dev.sluice.streams.entity;

/**
 * Remembers of some ids what was told of them last, in a fixed amount of memory: each id has one slot, which it may lose to another.
 * Nineteen events of twenty tell nothing new of their repository or actor, which shows here in some nanoseconds; whatever is not
 * known, or no longer, goes the long way, which finds out the same. So it may be empty after a restart.
 */
final class KnownIds {
    /** 28 bytes each. */
    private static final int SLOTS = 1 << 15;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long[] ids = new long[SLOTS];
    private final int[] labels = new int[SLOTS];
    private final long[] from = new long[SLOTS];
    private final long[] until = new long[SLOTS];

    /**
     * Whether an event tells nothing new.
     *
     * @param labelled hash of all that it says of the id
     * @param at its event time, milliseconds since 1970
     */
    boolean knows(long id, int labelled, long at) {
        int slot = slot(id);
        return ids[slot] == id && labels[slot] == labelled && at >= from[slot] && at < until[slot];
    }

    /**
     * From now on, events that say the same tell nothing new.
     *
     * @param since event time of the first that does not, milliseconds since 1970
     * @param before event time of the first that does again
     */
    void note(long id, int labelled, long since, long before) {
        int slot = slot(id);
        ids[slot] = id;
        labels[slot] = labelled;
        from[slot] = since;
        until[slot] = before;
    }

    private static int slot(long id) {
        return (int) ((id * GOLDEN) >>> 49);
    }
}
