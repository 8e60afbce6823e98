package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Comma separated values as RFC 4180 has them, with a header. Unknown is an empty cell, a list is its JSON. Texts that a
 * spreadsheet would take for a formula get an apostrophe in front.
 *
 * @param columns paths of the fields
 */
record CsvLines(List<List<String>> columns) implements Lines {
    private static final String FORMULA = "=+-@\t\r";

    /** The fields of a schema, with where records come from in front. */
    static CsvLines of(Schema schema, boolean withOrigin) {
        var origin = withOrigin
                ? List.of(List.of("_partition"), List.of("_offset"), List.of("_time"), List.of("_key"))
                : List.<List<String>>of();
        return new CsvLines(Stream.concat(origin.stream(), FieldNames.leaves(schema).stream())
                .toList());
    }

    @Override
    public String head() {
        return columns.stream().map(path -> String.join(".", path)).collect(Collectors.joining(",", "", "\r\n"));
    }

    @Override
    public String line(JsonNode row) {
        return columns.stream().map(path -> cell(at(row, path))).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static JsonNode at(JsonNode row, List<String> path) {
        var node = row;
        for (var name : path) {
            node = node.path(name);
        }
        return node;
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.asText();
        }
        return quoted(harmless(value.isTextual() ? value.textValue() : value.toString()));
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
