package dev.sluice.sink.silver;

import dev.sluice.sink.silver.Column.Cell;
import dev.sluice.sink.silver.Column.NonNull;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.duckdb.DuckDBAppender;

/**
 * The columns that follow from a silver schema: the envelope's fields, then the type's own. A field that is added to a
 * schema becomes a column with no change here. Maps, records and unions of several types are kept as JSON text.
 */
final class AvroColumns {

    /** The field of every silver record that holds the envelope. */
    private static final String ENVELOPE = "event";

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private AvroColumns() {}

    /** All columns of a silver record: the envelope's first. */
    static List<Column> of(Schema silver) {
        Stream<Column> own = silver.getFields().stream()
                .filter(field -> !field.name().equals(ENVELOPE))
                .map(field -> new Column(field.name(), sqlType(field.schema()), cell(field)));
        return Stream.concat(envelope(silver).stream(), own).toList();
    }

    /** The columns that all silver records share. */
    static List<Column> envelope(Schema silver) {
        Field event = silver.getField(ENVELOPE);
        return event.schema().getFields().stream()
                .map(field -> new Column(envelopeName(field), sqlType(field.schema()), inside(event, cell(field))))
                .toList();
    }

    /** {@code id} alone says too little beside the ids of other things. */
    private static String envelopeName(Field field) {
        return field.name().equals("id") ? "event_id" : field.name();
    }

    private static Cell inside(Field event, Cell cell) {
        int position = event.pos();
        return (row, silver) -> cell.append(row, (IndexedRecord) silver.get(position));
    }

    private static Cell cell(Field field) {
        int position = field.pos();
        NonNull writer = writer(withoutNull(field.schema()));
        return (row, silver) -> {
            Object value = silver.get(position);
            if (value == null) {
                row.appendNull();
            } else {
                writer.append(row, value);
            }
        };
    }

    private static String sqlType(Schema schema) {
        Schema type = withoutNull(schema);
        return switch (type.getType()) {
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG -> isTime(type) ? "TIMESTAMP" : "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case ARRAY -> isListOfText(type) ? "VARCHAR[]" : "VARCHAR";
            default -> "VARCHAR";
        };
    }

    private static NonNull writer(Schema type) {
        return switch (type.getType()) {
            case BOOLEAN -> (row, value) -> row.append((boolean) value);
            case INT -> (row, value) -> row.append((int) value);
            case LONG -> isTime(type) ? AvroColumns::time : (row, value) -> row.append((long) value);
            case FLOAT -> (row, value) -> row.append((float) value);
            case DOUBLE -> (row, value) -> row.append((double) value);
            case STRING, ENUM -> (row, value) -> row.append(value.toString());
            case ARRAY -> isListOfText(type) ? (row, value) -> row.append((Collection<?>) value) : AvroColumns::json;
            default -> AvroColumns::json;
        };
    }

    private static void time(DuckDBAppender row, Object value) throws SQLException {
        Instant time = (Instant) value;
        row.appendEpochMicros(time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO);
    }

    private static void json(DuckDBAppender row, Object value) throws SQLException {
        row.append(GenericData.get().toString(value));
    }

    private static boolean isTime(Schema type) {
        return type.getLogicalType() instanceof LogicalTypes.TimestampMillis
                || type.getLogicalType() instanceof LogicalTypes.TimestampMicros;
    }

    private static boolean isListOfText(Schema array) {
        return array.getElementType().getType() == Schema.Type.STRING;
    }

    /** The other type of a union with null; the schema itself where it is not such a union. */
    private static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        List<Schema> others = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        return others.size() == 1 ? others.get(0) : schema;
    }
}
