package dev.sluice.streams.count;

import dev.sluice.streams.parse.Accepted;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What happened in a repository in an hour. Stored as the label, then the counts.
 *
 * @param label its newest name
 * @param counts its events by type and class of actor
 */
public record RepoActivity(RepoLabel label, Counts counts) {
    static final RepoActivity NONE = new RepoActivity(RepoLabel.NONE, Counts.NONE);

    /** As it is stored. */
    public static Serde<RepoActivity> serde() {
        return Serdes.serdeFrom((topic, activity) -> activity.toBytes(), (topic, bytes) -> of(ByteBuffer.wrap(bytes)));
    }

    /** With one more event. */
    RepoActivity plus(Accepted accepted) {
        var event = accepted.event();
        return new RepoActivity(
                label.newest(accepted.createdAt(), event.getRepoName()),
                counts.plus(accepted.type(), event.getActorClass()));
    }

    private byte[] toBytes() {
        var name = label.toBytes();
        return ByteBuffer.allocate(name.length + counts.cells().length)
                .put(name)
                .put(counts.cells())
                .array();
    }

    private static RepoActivity of(ByteBuffer bytes) {
        var label = RepoLabel.of(bytes);
        var cells = new byte[bytes.remaining()];
        bytes.get(cells);
        return new RepoActivity(label, new Counts(cells));
    }
}
