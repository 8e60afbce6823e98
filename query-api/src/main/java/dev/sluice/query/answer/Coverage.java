package dev.sluice.query.answer;

/**
 * How much of the state stores an answer rests on.
 *
 * @param partitionsAnswered those whose owner answered in time
 * @param partitionsTotal all there are
 */
public record Coverage(int partitionsAnswered, int partitionsTotal) {
    /** Every partition answered. */
    public boolean complete() {
        return partitionsAnswered >= partitionsTotal;
    }

    /** Whether there is anything at all. */
    public boolean any() {
        return partitionsAnswered > 0;
    }

    /** Of two answers that are shown together, the one that covers less. */
    public Coverage least(Coverage other) {
        return other.partitionsAnswered < partitionsAnswered ? other : this;
    }

    /** The same where either may be null: the stores were not asked for it. */
    public static Coverage ofBoth(Coverage one, Coverage other) {
        return one == null || other == null ? (one == null ? other : one) : one.least(other);
    }
}
