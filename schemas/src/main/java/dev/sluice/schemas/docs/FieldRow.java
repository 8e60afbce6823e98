package dev.sluice.schemas.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * A field as a line of a table.
 *
 * @param path dotted from the record, {@code []} behind an array and {@code {}} behind a map
 * @param type in words
 * @param meaning its {@code doc}
 */
record FieldRow(String path, String type, String meaning) {
    /** The fields of a record, and below each those of the records in it. */
    static List<FieldRow> of(Schema record) {
        var rows = new ArrayList<FieldRow>();
        addAll(rows, record, "", List.of());
        return rows;
    }

    private static void addAll(List<FieldRow> rows, Schema record, String prefix, List<String> above) {
        for (var field : record.getFields()) {
            var path = prefix + field.name();
            rows.add(new FieldRow(path, words(field.schema()), field.doc()));
            addInner(rows, field.schema(), path, above, record);
        }
    }

    private static void addInner(
            List<FieldRow> rows, Schema schema, String path, List<String> above, Schema enclosing) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> addInner(rows, branch, path, above, enclosing));
            case ARRAY -> addInner(rows, schema.getElementType(), path + "[]", above, enclosing);
            case MAP -> addInner(rows, schema.getValueType(), path + "{}", above, enclosing);
            case RECORD -> {
                var nested = new ArrayList<>(above);
                nested.add(enclosing.getFullName());
                if (!nested.contains(schema.getFullName())) {
                    addAll(rows, schema, path + ".", nested);
                }
            }
            default -> {}
        }
    }

    /** The type as a person reads it. */
    private static String words(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case UNION ->
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .map(FieldRow::words)
                        .collect(Collectors.joining(" or ", "", schema.isNullable() ? " or null" : ""));
            case ARRAY -> "list of " + words(schema.getElementType());
            case MAP -> "map of " + words(schema.getValueType());
            case RECORD -> schema.getName();
            case ENUM -> "one of " + String.join(", ", schema.getEnumSymbols());
            default -> schema.getType().getName();
        };
    }
}
