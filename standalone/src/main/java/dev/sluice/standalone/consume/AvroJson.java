package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/** An Avro value as JSON that people read: unions without their type, times as RFC 3339, bytes as base 64. */
final class AvroJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AvroJson() {}

    static JsonNode of(Object value, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> of(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
            case NULL -> NODES.nullNode();
            case RECORD -> record((IndexedRecord) value);
            case ARRAY -> array((Collection<?>) value, schema.getElementType());
            case MAP -> map((Map<?, ?>) value, schema.getValueType());
            case LONG -> number((Long) value, schema);
            case INT -> NODES.numberNode((Integer) value);
            case FLOAT -> NODES.numberNode((Float) value);
            case DOUBLE -> NODES.numberNode((Double) value);
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case BYTES -> NODES.binaryNode(bytes((ByteBuffer) value));
            case FIXED -> NODES.binaryNode(((GenericData.Fixed) value).bytes());
            case STRING, ENUM -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode record(IndexedRecord record) {
        var object = NODES.objectNode();
        for (var field : record.getSchema().getFields()) {
            object.set(field.name(), of(record.get(field.pos()), field.schema()));
        }
        return object;
    }

    private static ArrayNode array(Collection<?> values, Schema element) {
        var array = NODES.arrayNode();
        values.forEach(value -> array.add(of(value, element)));
        return array;
    }

    private static ObjectNode map(Map<?, ?> values, Schema value) {
        var object = NODES.objectNode();
        values.forEach((key, each) -> object.set(key.toString(), of(each, value)));
        return object;
    }

    private static JsonNode number(long value, Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                ? NODES.textNode(Instant.ofEpochMilli(value).toString())
                : NODES.numberNode(value);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
