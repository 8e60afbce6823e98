package dev.sluice.streams.count;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A repository in an hour of event time. Stored as the hour (4 bytes) and the repository (8 bytes), big-endian: an hour's
 * repositories stand together, in the order of their ids.
 *
 * @param hour hours since 1970
 * @param repoId GitHub's id, at least 0
 */
public record RepoHour(int hour, long repoId) {
    /** As it is stored; no key, the open end of a range, stays none. */
    public static Serde<RepoHour> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : key.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    /** The hour of a time. */
    public static int hour(Instant time) {
        return hour(time.toEpochMilli());
    }

    /** The hour of a time in milliseconds since 1970. */
    static int hour(long timeMs) {
        return (int) TimeUnit.MILLISECONDS.toHours(timeMs);
    }

    /** Behind the last repository of the hours before that time. */
    static RepoHour before(long timeMs) {
        return new RepoHour(hour(timeMs) - 1, Long.MAX_VALUE);
    }

    private byte[] toBytes() {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(hour)
                .putLong(repoId)
                .array();
    }

    private static RepoHour of(ByteBuffer bytes) {
        return new RepoHour(bytes.getInt(), bytes.getLong());
    }
}
