package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.schemas.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes a row of a record: the fields of its value or, where the topic has no schema, its key, headers and value.
 *
 * @param values makes JSON of values
 * @param known the topic's entry in the catalogue; empty where each record shows what it is
 * @param withOrigin whether partition, offset, time and key come first, each with an underscore
 */
record Rows(Values values, Optional<Topic> known, boolean withOrigin) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * The row of a record.
     *
     * @throws IOException if its value does not decode, with its coordinates
     */
    JsonNode of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var row = NODES.objectNode();
        boolean isRaw = isRaw(record);
        if (withOrigin || (record.value() == null && !isRaw)) {
            row.put("_partition", record.partition());
            row.put("_offset", record.offset());
            row.put("_time", Instant.ofEpochMilli(record.timestamp()).toString());
            row.put("_key", text(record.key()));
        }
        if (isRaw) {
            return raw(row, record);
        }
        return record.value() == null ? row.put("_deleted", true) : row.setAll((ObjectNode) decoded(record));
    }

    private boolean isRaw(ConsumerRecord<byte[], byte[]> record) {
        return known.map(topic -> topic.value() == null)
                .orElseGet(() -> record.value() != null && !Values.isFramed(record.value()));
    }

    private JsonNode decoded(ConsumerRecord<byte[], byte[]> record) throws IOException {
        try {
            return values.avro(record.value());
        } catch (IOException e) {
            throw new IOException(
                    "a record does not decode, " + record.topic() + " partition " + record.partition() + " offset "
                            + record.offset() + ": " + e.getMessage(),
                    e);
        }
    }

    private static ObjectNode raw(ObjectNode row, ConsumerRecord<byte[], byte[]> record) {
        row.put("key", text(record.key()));
        var headers = row.putObject("headers");
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return row.set("value", record.value() == null ? NODES.nullNode() : Values.raw(record.value()));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
