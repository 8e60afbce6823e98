package dev.sluice.streams.dedup;

/** A set of fingerprints with open addressing: 8 to 16 bytes each, nothing to collect. Grows, never shrinks. */
final class LongSet {
    private static final int FIRST_CAPACITY = 64;

    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    /** Adds a fingerprint, which is spread well already; false where it is in. */
    boolean add(long fingerprint) {
        int place = place(fingerprint);
        if (places[place] == fingerprint) {
            return false;
        }
        places[place] = fingerprint;
        if (++size > places.length / 4 * 3) {
            grow();
        }
        return true;
    }

    boolean contains(long fingerprint) {
        return places[place(fingerprint)] == fingerprint;
    }

    int size() {
        return size;
    }

    /** Where it is, or the empty place where it belongs. */
    private int place(long fingerprint) {
        int mask = places.length - 1;
        int place = (int) fingerprint & mask;
        while (places[place] != Fingerprint.NONE && places[place] != fingerprint) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        var old = places;
        places = new long[old.length * 2];
        for (long fingerprint : old) {
            if (fingerprint != Fingerprint.NONE) {
                places[place(fingerprint)] = fingerprint;
            }
        }
    }
}
