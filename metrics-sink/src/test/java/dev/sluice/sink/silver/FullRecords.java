package dev.sluice.sink.silver;

import dev.sluice.schemas.EventType;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Silver records in which every field has a value. */
final class FullRecords {
    private FullRecords() {}

    static SpecificRecord of(EventType type) {
        return (SpecificRecord) value(SpecificData.get().getSchema(type.record()));
    }

    private static Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> List.of(value(schema.getElementType()));
            case UNION -> value(schema.getTypes().get(1));
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(0), schema);
            case BOOLEAN -> true;
            case INT -> 7;
            case LONG -> schema.getLogicalType() == null ? (Object) 8L : Instant.parse("2016-01-01T01:00:00Z");
            case STRING -> "text";
            default -> throw new IllegalStateException("no value for " + schema + " yet; add one");
        };
    }

    private static SpecificRecord record(Schema schema) {
        var record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }
}
