package dev.sluice.ingester.read;

/** One line of a source that is not blank. */
public sealed interface Line {
    /** Its number in the source, from 1, blank lines counted. */
    long number();

    /** The line that these bytes make: whole, or too long. */
    static Line of(long number, byte[] bytes) {
        return bytes.length > Lines.CAP ? OversizedLine.of(number, bytes, 0, bytes.length) : new Whole(number, bytes);
    }

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
