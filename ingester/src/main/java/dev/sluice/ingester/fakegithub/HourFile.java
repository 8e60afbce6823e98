package dev.sluice.ingester.fakegithub;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalLong;

/** A file of the archive, whose bytes are made or read while they are sent. */
public interface HourFile {
    /** A strong one, in quotes: other bytes have another. */
    String etag();

    /** When it came to be. */
    Instant lastModified();

    /** How many bytes; empty where that is not known before, and it cannot be had in parts. */
    OptionalLong length();

    /**
     * Writes a part of it.
     *
     * @param from the first byte, from 0
     * @param count how many; to the end at most
     */
    void write(long from, long count, OutputStream out) throws IOException;
}
