package dev.sluice.ingester.sample;

import java.time.Instant;

/** A hundred events in a row: each slot is at one place, which differs from block to block. */
final class Block {
    static final int SIZE = 100;
    static final int BAD_SLOT = PullRequestLane.LANES * PullRequestLane.Stage.ALL.size();
    static final int DUPLICATE_SLOT = BAD_SLOT + 1;
    static final int EVENTS_PER_SECOND = 300;
    static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** Any number without a common divisor with 100 spreads the slots; 73 · 37 = 1 (mod 100). */
    private static final int SPREAD = 37;

    private static final int SPREAD_BACK = 73;

    private Block() {}

    static long of(long event) {
        return event / SIZE;
    }

    static int slotOf(long seed, long event) {
        return (int) ((event % SIZE * SPREAD + turn(seed, of(event))) % SIZE);
    }

    static long eventOf(long seed, long block, int slot) {
        return block * SIZE + Math.floorMod((slot - turn(seed, block)) * SPREAD_BACK, SIZE);
    }

    static int slot(int lane, PullRequestLane.Stage stage) {
        return lane * PullRequestLane.Stage.ALL.size() + stage.step();
    }

    /** Seconds since 1970. */
    static long secondOf(long event) {
        return EPOCH.getEpochSecond() + event / EVENTS_PER_SECOND;
    }

    private static int turn(long seed, long block) {
        return Dice.of(seed, "block", block).below(SIZE);
    }
}
