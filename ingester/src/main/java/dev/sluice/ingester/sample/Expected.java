package dev.sluice.ingester.sample;

import dev.sluice.schemas.Reason;

/** What must become of a sample's line. */
public sealed interface Expected {
    /**
     * It goes to silver.
     *
     * @param type as GitHub writes it; some are in nobody's catalogue
     */
    record Accepted(String type) implements Expected {}

    /**
     * It goes to the dead letters.
     *
     * @param reason that the letter gives
     */
    record Refused(Reason reason) implements Expected {}

    /** It is passed over and counted. */
    record Blank() implements Expected {}

    /**
     * It is a copy, byte by byte.
     *
     * @param of number of the event that was there before, always an accepted one
     */
    record Duplicate(long of) implements Expected {}
}
