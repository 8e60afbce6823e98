package dev.sluice.streams.count;

import dev.sluice.silver.ActorClass;
import dev.sluice.streams.parse.Accepted;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The pull requests that were opened in a repository in an hour. Stored as the label, then for each class of actors that
 * opened any: its code (1 byte), how many (8), event time of the first and of the last (8 each, milliseconds since 1970).
 *
 * @param label newest name of the repository
 * @param byActor spans of openings by the class of who opened
 */
public record OpenedInHour(RepoLabel label, Map<ActorClass, Span> byActor) {
    static final OpenedInHour NONE = new OpenedInHour(RepoLabel.NONE, Map.of());

    /** As it is stored. */
    public static Serde<OpenedInHour> serde() {
        return Serdes.serdeFrom((topic, opened) -> opened.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    /** With one more opening. */
    OpenedInHour plus(Accepted accepted) {
        long at = accepted.createdAt();
        var event = accepted.event();
        var grown = new EnumMap<ActorClass, Span>(ActorClass.class);
        grown.putAll(byActor);
        grown.merge(event.getActorClass(), new Span(1, at, at), Span::plus);
        return new OpenedInHour(label.newest(at, event.getRepoName()), grown);
    }

    private byte[] toBytes() {
        var name = label.toBytes();
        var bytes =
                ByteBuffer.allocate(name.length + byActor.size() * Span.BYTES).put(name);
        byActor.forEach((actor, span) -> bytes.put(ActorCode.of(actor))
                .putLong(span.opened)
                .putLong(span.first)
                .putLong(span.last));
        return bytes.array();
    }

    private static OpenedInHour of(ByteBuffer bytes) {
        var label = RepoLabel.of(bytes);
        var byActor = new EnumMap<ActorClass, Span>(ActorClass.class);
        while (bytes.hasRemaining()) {
            byActor.put(ActorCode.actor(bytes.get()), new Span(bytes.getLong(), bytes.getLong(), bytes.getLong()));
        }
        return new OpenedInHour(label, byActor);
    }

    /**
     * Some openings.
     *
     * @param opened how many, at least 1
     * @param first event time of the first, milliseconds since 1970
     * @param last event time of the last, milliseconds since 1970
     */
    public record Span(long opened, long first, long last) {
        private static final int BYTES = 1 + 3 * Long.BYTES;

        /** Both taken together. */
        public Span plus(Span other) {
            return new Span(opened + other.opened, Math.min(first, other.first), Math.max(last, other.last));
        }
    }
}
