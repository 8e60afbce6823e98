package dev.sluice.streams.drift;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * When one partition told a drift. Stored as two numbers of 8 bytes.
 *
 * @param firstMs event time when it was told first, milliseconds since 1970
 * @param lastMs event time when it was told last; another than the first where it came back and went again
 */
public record Told(long firstMs, long lastMs) {
    /** As it is stored. */
    public static Serde<Told> serde() {
        return Serdes.serdeFrom((topic, told) -> told.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    /** Told once more. */
    Told again(long eventTimeMs) {
        return new Told(Math.min(firstMs, eventTimeMs), Math.max(lastMs, eventTimeMs));
    }

    /** Event time when it was told first. */
    public Instant first() {
        return Instant.ofEpochMilli(firstMs);
    }

    /** Event time when it was told last. */
    public Instant last() {
        return Instant.ofEpochMilli(lastMs);
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(firstMs)
                .putLong(lastMs)
                .array();
    }

    private static Told of(ByteBuffer bytes) {
        return new Told(bytes.getLong(), bytes.getLong());
    }
}
