package dev.sluice.streams.entity;

/**
 * Remembers of some ids what was told of them last, in a fixed amount of memory: two ids share a pair of slots, and a third takes the place of the
 * one that was noted longer ago. With single slots, of 8,000 ids on a partition a fifth would share theirs.
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
        return isKnown(slot, id, labelled, at) || isKnown(slot + 1, id, labelled, at);
    }

    private boolean isKnown(int slot, long id, int labelled, long at) {
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
        if (ids[slot] != id) {
            ids[slot + 1] = ids[slot];
            labels[slot + 1] = labels[slot];
            from[slot + 1] = from[slot];
            until[slot + 1] = until[slot];
        }
        ids[slot] = id;
        labels[slot] = labelled;
        from[slot] = since;
        until[slot] = before;
    }

    /** The first of a pair. */
    private static int slot(long id) {
        return (int) ((id * GOLDEN) >>> 50) << 1;
    }
}
