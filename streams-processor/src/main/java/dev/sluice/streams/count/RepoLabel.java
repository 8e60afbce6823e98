package dev.sluice.streams.count;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The newest name of a repository. Stored as its event time (8 bytes), the length of the name (4 bytes, -1 for none) and the
 * name in UTF-8.
 *
 * @param seenAt event time of the event that said it, milliseconds since 1970
 * @param name owner/name; null where GitHub sent none
 */
public record RepoLabel(long seenAt, String name) {
    static final RepoLabel NONE = new RepoLabel(Long.MIN_VALUE, null);

    private static final int HEADER = Long.BYTES + Integer.BYTES;

    /** The newer of the two; one without a name is never newer. */
    public RepoLabel newest(long at, String other) {
        return other == null || at < seenAt ? this : new RepoLabel(at, other);
    }

    /** As it is stored. */
    byte[] toBytes() {
        var text = name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + text.length)
                .putLong(seenAt)
                .putInt(name == null ? -1 : text.length)
                .put(text)
                .array();
    }

    /** Reads it, and leaves the bytes behind it. */
    static RepoLabel of(ByteBuffer bytes) {
        long seenAt = bytes.getLong();
        int length = bytes.getInt();
        if (length < 0) {
            return new RepoLabel(seenAt, null);
        }
        var text = new byte[length];
        bytes.get(text);
        return new RepoLabel(seenAt, new String(text, StandardCharsets.UTF_8));
    }
}
