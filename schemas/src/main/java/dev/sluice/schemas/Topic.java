package dev.sluice.schemas;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic of the catalogue. Keys are UTF-8 text everywhere.
 *
 * @param name {@code <lane>.<layer>.<dataset>.v<N>}
 * @param value the Avro class of its values; null where they are bytes as received
 * @param partitions part of the contract: another count refuses to start
 * @param cleanup what the broker removes
 */
public record Topic(String name, Class<? extends SpecificRecord> value, int partitions, Cleanup cleanup) {
    /** The largest record: a line of 8 MiB, its headers and its framing. */
    public static final int MAX_MESSAGE_BYTES = 9 * 1024 * 1024;

    /** What the broker removes from a topic. Nothing is removed by age: event times may be years old. */
    public sealed interface Cleanup {
        /** Keeps the newest value of each key. */
        record Compact() implements Cleanup {}

        /**
         * Drops the oldest segments.
         *
         * @param bytes kept per partition
         */
        record BySize(long bytes) implements Cleanup {}
    }

    /** As it is created on a cluster. Segments are small, so that a bound in bytes is kept closely. */
    public NewTopic create(int replication) {
        var settings = new java.util.HashMap<String, String>(Map.of(
                "max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES),
                "retention.ms", "-1",
                "segment.bytes", Integer.toString(64 * 1024 * 1024)));
        if (cleanup instanceof Cleanup.BySize size) {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.bytes", Long.toString(size.bytes()));
        } else {
            settings.put("cleanup.policy", "compact");
        }
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) replication)).configs(settings);
    }

    /** Name of the subject under which the schema of its values is registered. */
    public String subject() {
        return name + "-value";
    }
}
