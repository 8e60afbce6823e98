package dev.sluice.streams.watch;

/**
 * A place in events that is watched, for any type.
 *
 * @param path keys from the event down, joined by dots
 * @param keyBit of {@link Observed} that tells that the key is there; {@link #NONE} where nobody asks
 * @param fillBit that tells that the value is not null; {@link #NONE} where nobody asks
 * @param slot that keeps the text; {@link #NONE} where nobody asks
 */
public record Place(String path, int keyBit, int fillBit, int slot) {
    static final int NONE = -1;

    /** Whether its text is to be kept. */
    public boolean hasValue() {
        return slot != NONE;
    }
}
