package dev.sluice.streams.watch;

/**
 * A place in events that is watched, for any type.
 *
 * @param path keys from the event down, joined by dots
 * @param number of the place, from 0
 * @param slot that its value is kept in; {@link #NO_VALUE} where its values are not watched
 */
public record Place(String path, int number, int slot) {
    /** Stands for a place of which the values are not watched. */
    static final int NO_VALUE = -1;

    int keyBit() {
        return Places.FIRST + 2 * number;
    }

    int fillBit() {
        return keyBit() + 1;
    }

    /** Whether its text is to be kept. */
    public boolean hasValue() {
        return slot != NO_VALUE;
    }
}
