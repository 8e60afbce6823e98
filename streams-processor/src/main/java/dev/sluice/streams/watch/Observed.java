package dev.sluice.streams.watch;

import dev.sluice.silver.PayloadShape;

/** What one event shows of all that is watched, whatever its type: the type may stand behind the payload. */
public final class Observed {
    private static final int LONGEST = 64;
    private static final String[] NO_VALUES = new String[Places.MOST_VALUES];

    private final long[] bits = new long[Places.WORDS];
    private String[] values = NO_VALUES;

    /** The key of a place is there. */
    public void key(Place place) {
        set(place.keyBit());
    }

    /** The value of a place is not null. */
    public void filled(Place place) {
        set(place.fillBit());
    }

    /** The text at a place of which the values are watched. */
    public void value(Place place, String text) {
        if (values == NO_VALUES) {
            values = new String[Places.MOST_VALUES];
        }
        values[place.slot()] = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The payload has that shape. */
    public void shape(PayloadShape shape) {
        set(Places.bit(shape));
    }

    private void set(int bit) {
        if (bit != Place.NONE) {
            bits[bit >> 6] |= 1L << bit;
        }
    }

    /** Whether what a watch watches is there. */
    public boolean has(int bit) {
        return (bits[bit >> 6] & (1L << bit)) != 0;
    }

    /** The text at a place, its first 64 characters; null where it has none. */
    public String value(int slot) {
        return values[slot];
    }
}
