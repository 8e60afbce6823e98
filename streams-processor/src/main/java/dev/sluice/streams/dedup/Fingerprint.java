package dev.sluice.streams.dedup;

/**
 * 64 bits that stand for {@code (type, id, created_at)}. Ids alone are not enough: they are unique per type only, and they
 * began anew in October 2025. Among five million events of one day, the next one is taken for a copy by mistake with a
 * chance of 3e-13.
 */
final class Fingerprint {
    /** Never a fingerprint: stands for an empty place. */
    static final long NONE = 0;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    static long of(String type, String id, long createdAt) {
        return some(with(with(createdAt * GOLDEN, type), id));
    }

    /** A fingerprint, whatever the bits. */
    static long some(long bits) {
        return bits == NONE ? GOLDEN : bits;
    }

    /** Stands for the nth of what the first stands for; n from 1, and the first for itself. */
    static long nth(long first, int n) {
        return n == 1 ? first : some(with(first, n));
    }

    /** Bits that stand for what they stood for and a number. */
    static long with(long start, long number) {
        return mixed(start ^ mixed(number * GOLDEN));
    }

    /** Bits that stand for what they stood for and a text. */
    static long with(long start, String text) {
        long hash = mixed(start ^ text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return mixed(hash);
    }

    /** Spreads every bit over all of them (the finalizer of SplitMix64). */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
