package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A filter on one field, such as {@code action=opened}, {@code event.actor_class!=BOT} or {@code repo_name=apache/*}.
 * A field of the envelope is found without {@code event.} too; in a list any element will do; what is absent is {@code null}.
 *
 * @param path to the field
 * @param value what its text must be like; a star stands for any characters
 * @param holdsWhere whether it holds where the text is like that, or where it is not
 */
record Condition(List<String> path, Pattern value, boolean holdsWhere) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*)(!?=)(.*)", Pattern.DOTALL);
    private static final String ENVELOPE = "event";

    /**
     * Reads the flag {@code --filter}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static Condition parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("--filter is '" + text
                    + "'; expected field=value or field!=value, such as event.repo_name=apache/*");
        }
        return new Condition(
                List.of(parts.group(1).split("\\.", -1)),
                like(parts.group(3)),
                parts.group(2).equals("="));
    }

    private static Pattern like(String value) {
        return Pattern.compile(
                Stream.of(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Whether a record is wanted. */
    boolean holds(JsonNode record) {
        var start = record.has(path.get(0)) || !record.has(ENVELOPE) ? record : record.get(ENVELOPE);
        return values(start, path).anyMatch(text -> value.matcher(text).matches()) == holdsWhere;
    }

    private static Stream<String> values(JsonNode node, List<String> path) {
        if (node != null && node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(element -> values(element, path));
        }
        if (path.isEmpty()) {
            return Stream.of(
                    node == null || node.isNull() ? "null" : node.isValueNode() ? node.asText() : node.toString());
        }
        return values(node == null ? null : node.get(path.get(0)), path.subList(1, path.size()));
    }

    /** Its path as it was written. */
    String field() {
        return String.join(".", path);
    }
}
