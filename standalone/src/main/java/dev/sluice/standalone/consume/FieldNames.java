package dev.sluice.standalone.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The fields of a schema by their dotted paths. */
final class FieldNames {
    private static final String ENVELOPE = "event";

    private FieldNames() {}

    /** Every field that is no record itself, in the order of the schema: the columns of a table. */
    static List<List<String>> leaves(Schema record) {
        var paths = new ArrayList<List<String>>();
        addLeaves(paths, record, List.of());
        return paths;
    }

    private static void addLeaves(List<List<String>> paths, Schema record, List<String> above) {
        for (var field : record.getFields()) {
            var path = new ArrayList<>(above);
            path.add(field.name());
            var inner = withoutNull(field.schema());
            if (inner.getType() == Schema.Type.RECORD) {
                addLeaves(paths, inner, path);
            } else {
                paths.add(path);
            }
        }
    }

    /**
     * Refuses a path that no record can have.
     *
     * @throws IllegalArgumentException with the fields that there are
     */
    static void require(Schema record, List<String> path) {
        if (!has(record, path) && !(record.getField(ENVELOPE) != null && has(fieldOf(record, ENVELOPE), path))) {
            throw new IllegalArgumentException("--filter names '" + String.join(".", path) + "', which "
                    + record.getName() + " does not have; it has "
                    + leaves(record).stream()
                            .map(leaf -> String.join(".", leaf))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static boolean has(Schema schema, List<String> path) {
        var inner = withoutNull(schema);
        if (path.isEmpty() || inner.getType() == Schema.Type.MAP) {
            return true;
        }
        if (inner.getType() == Schema.Type.ARRAY) {
            return has(inner.getElementType(), path);
        }
        return inner.getType() == Schema.Type.RECORD
                && inner.getField(path.get(0)) != null
                && has(fieldOf(inner, path.get(0)), path.subList(1, path.size()));
    }

    private static Schema fieldOf(Schema record, String name) {
        return record.getField(name).schema();
    }

    /** The one branch beside null; the schema itself where it is no such union. */
    private static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        var branches = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return branches.size() == 1 ? branches.get(0) : schema;
    }
}
