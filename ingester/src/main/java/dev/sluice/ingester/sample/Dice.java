package dev.sluice.ingester.sample;

import java.util.HexFormat;
import java.util.List;

/**
 * Numbers that look random and depend on nothing but what the dice were made from, on every Java alike (SplitMix64, Steele,
 * Lea and Flood 2014; the library's own generators may change their derived methods).
 */
public final class Dice {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice for one thing, say event 7 of seed 1; {@code purpose} keeps different uses of the same thing apart. */
    public static Dice of(long seed, String purpose, long thing) {
        return new Dice(mixed(mixed(seed + GAMMA) ^ mixed(purpose.hashCode() * GAMMA) ^ thing * GAMMA));
    }

    /** 64 bits. */
    public long next() {
        state += GAMMA;
        return mixed(state);
    }

    /** 0 to {@code bound} − 1. */
    public int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    /** True so many times in a hundred. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    /** 0 (included) to 1 (excluded). */
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Any of them. */
    public <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    /** A commit's name: 40 hex digits. */
    String sha() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(next()) + hex.toHexDigits(next()) + hex.toHexDigits((int) next());
    }

    /** Ranks 0 to {@code size} − 1, the small ones far more often: a power law with that exponent, other than 1. */
    int rank(int size, double exponent) {
        double power = 1 - exponent;
        double top = StrictMath.pow(size + 1.0, power);
        return (int) StrictMath.pow(1 + fraction() * (top - 1), 1 / power) - 1;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
