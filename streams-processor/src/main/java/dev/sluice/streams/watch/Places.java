package dev.sluice.streams.watch;

import dev.sluice.silver.PayloadShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives each thing that the rules watch a bit, and each place whose values they watch a slot: the same for all types. */
final class Places {
    static final int WORDS = 3;
    static final int MOST_VALUES = 16;

    /** The bits before are those of the shapes. */
    private static final int FIRST = 5;

    private static final int MOST_BITS = WORDS * Long.SIZE;

    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<String, Integer> fills = new LinkedHashMap<>();
    private final Map<String, Integer> slots = new LinkedHashMap<>();

    /** The bit that tells that the key is there. */
    int key(String path) {
        return keys.computeIfAbsent(path, p -> bits());
    }

    /** The bit that tells that the value is not null. */
    int fill(String path) {
        return fills.computeIfAbsent(path, p -> bits());
    }

    /** The slot that keeps the text. */
    int slot(String path) {
        return slots.computeIfAbsent(path, p -> slots.size());
    }

    private int bits() {
        return FIRST + keys.size() + fills.size();
    }

    /** All places. Refused where an event's observation has no room for them. */
    List<Place> all() {
        if (bits() > MOST_BITS || slots.size() > MOST_VALUES) {
            throw new IllegalStateException("the rules need " + bits() + " bits and " + slots.size()
                    + " slots for values; expected at most " + MOST_BITS + " and " + MOST_VALUES
                    + ": raise the limits in Places");
        }
        return Stream.of(keys, fills, slots)
                .flatMap(paths -> paths.keySet().stream())
                .distinct()
                .map(this::place)
                .toList();
    }

    private Place place(String path) {
        return new Place(
                path,
                keys.getOrDefault(path, Place.NONE),
                fills.getOrDefault(path, Place.NONE),
                slots.getOrDefault(path, Place.NONE));
    }

    static int bit(PayloadShape shape) {
        return switch (shape) {
            case UNKNOWN -> 0;
            case TIMELINE -> 1;
            case FULL -> 2;
            case REDUCED -> 3;
            case COMMON -> 4;
        };
    }
}
