package dev.sluice.ingester.sample;

/** The two shapes of payloads: GitHub cut them down in October 2025. */
enum Shape {
    /** Pushes with commits, pull requests with all their fields. */
    FULL,
    /** Pushes without commits, pull requests with little more than their number. */
    REDUCED;

    static Shape any(Dice dice) {
        return dice.chance(50) ? FULL : REDUCED;
    }
}
