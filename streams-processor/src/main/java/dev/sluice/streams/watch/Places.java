package dev.sluice.streams.watch;

import dev.sluice.silver.PayloadShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the places that the rules name. The parser marks each in two bits: the key is there, and its value is not null. */
final class Places {
    /** Bits before the first place are those of the shapes. */
    static final int FIRST = 8;

    static final int WORDS = 4;
    static final int MOST_VALUES = 16;

    private static final int MOST = (WORDS * Long.SIZE - FIRST) / 2;

    private final Map<String, Place> byPath = new LinkedHashMap<>();
    private int slots;

    /** The place of that path, numbered when it is first named. */
    Place named(String path) {
        return byPath.computeIfAbsent(path, p -> new Place(p, byPath.size(), Place.NO_VALUE));
    }

    /** The same, with its values kept. */
    Place valued(String path) {
        var place = named(path);
        if (!place.hasValue()) {
            place = new Place(path, place.number(), slots++);
            byPath.put(path, place);
        }
        return place;
    }

    /** All of them. Refused where there are more than an event's observation has bits for. */
    List<Place> all() {
        if (byPath.size() > MOST || slots > MOST_VALUES) {
            throw new IllegalStateException("the rules watch " + byPath.size() + " places and the values of " + slots
                    + "; expected at most " + MOST + " and " + MOST_VALUES + ": raise the limits in Places");
        }
        return new ArrayList<>(byPath.values());
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
