package dev.sluice.ingester.fakegithub.wire;

/**
 * How the bytes of an answer travel.
 *
 * @param bytesPerSecond 1 or more; {@link Long#MAX_VALUE} for as fast as it goes
 * @param atMost how many bytes of the body are sent; {@link Long#MAX_VALUE} for all
 * @param ending what the client is told about those that are not sent
 */
public record Delivery(long bytesPerSecond, long atMost, Ending ending) {
    /** As it should be. */
    public static final Delivery HONEST = new Delivery(Long.MAX_VALUE, Long.MAX_VALUE, Ending.CUT);

    /** How an answer ends whose body is not sent whole. */
    public enum Ending {
        /** The whole length was announced, or a last chunk is missing: a client can see that bytes are missing. */
        CUT,
        /** Only what is sent was announced: it looks whole. */
        LIE,
        /** Nothing is sent, not even a status. */
        HANG_UP
    }

    /** At that pace. */
    public static Delivery slow(long bytesPerSecond) {
        return new Delivery(bytesPerSecond, Long.MAX_VALUE, Ending.CUT);
    }

    /** Only so many bytes. */
    public static Delivery part(long atMost, Ending ending) {
        return new Delivery(Long.MAX_VALUE, atMost, ending);
    }
}
