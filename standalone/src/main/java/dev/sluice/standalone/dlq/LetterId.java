package dev.sluice.standalone.dlq;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/**
 * Where a letter lies in the topic of dead letters. A line is called by the place of its first letter, whatever is done to it.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
record LetterId(int partition, long offset) implements Comparable<LetterId> {
    private static final Comparator<LetterId> ORDER =
            Comparator.comparingInt(LetterId::partition).thenComparingLong(LetterId::offset);

    /**
     * Reads {@code <partition>-<offset>}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static LetterId parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("letter '" + text + "'; expected <partition>-<offset>, such as 2-1403");
        }
        int hyphen = text.indexOf('-');
        return new LetterId(Integer.parseInt(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
    }

    /** Whether a text reads as one. */
    static boolean isOne(String text) {
        return text.matches("[0-9]{1,5}-[0-9]{1,18}");
    }

    @Override
    public int compareTo(LetterId other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
