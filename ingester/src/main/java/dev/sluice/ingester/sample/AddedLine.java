package dev.sluice.ingester.sample;

/** A line that is made of a good one and added to a sample. */
sealed interface AddedLine permits BadLine, OddLine {
    /** The bytes, without line end. */
    byte[] of(String line);

    /** What must become of it. */
    Expected outcome(String type);
}
