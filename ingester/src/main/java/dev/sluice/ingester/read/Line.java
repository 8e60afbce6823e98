package dev.sluice.ingester.read;

/** One line of a source that is not blank. */
public sealed interface Line {
    /** Its number in the source, from 1, blank lines counted. */
    long number();

    /**
     * A line that fits.
     *
     * @param bytes without line end
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Whole(long number, byte[] bytes) implements Line {}

    /**
     * A line longer than the cap: what a dead letter keeps of it.
     *
     * @param head its first 64 KiB
     * @param length all its bytes up to the line feed
     * @param sha256 of all its bytes up to the line feed, lower-case hex
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Oversized(long number, byte[] head, long length, String sha256) implements Line {}
}
