package dev.sluice.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;

/** A silver record as a person reads it: a line a field, and one for all that the event did not tell. */
final class SilverText {
    private SilverText() {}

    static String of(IndexedRecord silver) {
        var text = new StringBuilder();
        var untold = new ArrayList<String>();
        var event = (IndexedRecord) silver.get(0);
        text.append("== ").append(event.get(1)).append(' ').append(event.get(0)).append('\n');
        lines(event, "event.", text, untold);
        lines(silver, "", text, untold);
        return text.append("(null: ")
                .append(String.join(", ", untold))
                .append(")\n\n")
                .toString();
    }

    private static void lines(IndexedRecord silver, String prefix, StringBuilder text, Collection<String> untold) {
        for (var field : silver.getSchema().getFields()) {
            var value = silver.get(field.pos());
            if (value == null) {
                untold.add(prefix + field.name());
            } else if (value instanceof Collection<?> list && !list.isEmpty()) {
                text.append(prefix).append(field.name()).append(":\n");
                list.forEach(element ->
                        text.append("  - ").append(inOneLine(element)).append('\n'));
            } else if (!field.name().equals("event")) {
                text.append(prefix)
                        .append(field.name())
                        .append(": ")
                        .append(inOneLine(value))
                        .append('\n');
            }
        }
    }

    private static String inOneLine(Object value) {
        return value instanceof IndexedRecord part
                ? part.getSchema().getFields().stream()
                        .filter(field -> part.get(field.pos()) != null)
                        .map(field -> field.name() + ": " + part.get(field.pos()))
                        .collect(Collectors.joining(", "))
                : value.toString();
    }
}
