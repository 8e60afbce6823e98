package dev.sluice.streams.entity;

import dev.sluice.silver.ActorClass;
import dev.sluice.silver.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * An actor, seen in an event. Written as id and event time (8 bytes each), the name of the class with its length in front (1 byte),
 * and, where there is one, the login in UTF-8 behind a byte that says so.
 *
 * @param id GitHub's id of the account
 * @param login null where the event named none
 * @param actor what kind of account it is
 * @param at event time
 */
public record Sighting(long id, String login, ActorClass actor, Instant at) {
    private static final int FIXED = 2 * Long.BYTES + 2;

    /** Of who did an event; its id must be known. */
    static Sighting of(Envelope event) {
        return new Sighting(event.getActorId(), event.getActorLogin(), event.getActorClass(), event.getCreatedAt());
    }

    /** Hash of what an event says of who did it. */
    static int labels(Envelope event) {
        return Objects.hash(event.getActorLogin(), event.getActorClass().name());
    }

    static Serde<Sighting> serde() {
        return Serdes.serdeFrom((topic, sighting) -> sighting.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    private byte[] toBytes() {
        var className = actor.name().getBytes(StandardCharsets.UTF_8);
        var name = login == null ? new byte[0] : login.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED + className.length + name.length)
                .putLong(id)
                .putLong(at.toEpochMilli())
                .put((byte) className.length)
                .put(className)
                .put((byte) (login == null ? 0 : 1))
                .put(name)
                .array();
    }

    private static Sighting of(ByteBuffer bytes) {
        long id = bytes.getLong();
        var at = Instant.ofEpochMilli(bytes.getLong());
        var actor = ActorClass.valueOf(text(bytes, bytes.get()));
        boolean named = bytes.get() == 1;
        return new Sighting(id, named ? text(bytes, bytes.remaining()) : null, actor, at);
    }

    private static String text(ByteBuffer bytes, int length) {
        var text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
