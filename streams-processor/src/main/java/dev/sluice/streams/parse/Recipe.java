package dev.sluice.streams.parse;

import dev.sluice.silver.Envelope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a silver record is made of an event's fields: a line for each field of the record, which is at once the list of what feeds it. A
 * field that no line fills, or two, is refused when the recipe is written.
 */
final class Recipe {
    private static final String ENVELOPE = "event";

    private final Supplier<SpecificRecord> blank;
    private final Schema schema;
    private final Cell[] cells;
    private final Map<String, List<Field>> sources = new LinkedHashMap<>();

    /** Takes the value of one field of the record from an event. */
    @FunctionalInterface
    interface Cell {
        Object of(Envelope event, Fields fields);
    }

    private Recipe(Supplier<SpecificRecord> blank) {
        this.blank = blank;
        this.schema = blank.get().getSchema();
        this.cells = new Cell[schema.getFields().size()];
        cells[position(ENVELOPE)] = (event, fields) -> event;
    }

    /** A recipe without any line. */
    static Recipe of(Supplier<SpecificRecord> blank) {
        return new Recipe(blank);
    }

    /** The field has the value of the event's. */
    Recipe take(String name, Field source) {
        return put(name, List.of(source), (event, fields) -> fields.read(source));
    }

    /** The field has the value of the first, or else of the second. */
    Recipe take(String name, Field first, Field second) {
        return put(name, List.of(first, second), (event, fields) -> {
            var value = fields.read(first);
            return value == null ? fields.read(second) : value;
        });
    }

    /**
     * The field is made of some of the event's.
     *
     * @param sources all that are looked at
     */
    Recipe make(String name, List<Field> sources, Cell cell) {
        return put(name, sources, cell);
    }

    /** Lines that several records share. */
    Recipe with(BiFunction<Recipe, String, Recipe> lines, String prefix) {
        return lines.apply(this, prefix);
    }

    private Recipe put(String name, List<Field> from, Cell cell) {
        int position = position(name);
        if (cells[position] != null) {
            throw new IllegalStateException(schema.getName() + "." + name + " is filled twice; expected once");
        }
        cells[position] = cell;
        sources.put(name, from);
        return this;
    }

    private int position(String name) {
        var field = schema.getField(name);
        if (field == null) {
            throw new IllegalStateException(
                    schema.getName() + " has no field " + name + "; expected one of its schema");
        }
        return field.pos();
    }

    /** The same, with all fields filled. */
    Recipe complete() {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new IllegalStateException(schema.getName() + "."
                        + schema.getFields().get(i).name() + " is filled by no line; expected one");
            }
        }
        return this;
    }

    /** What feeds each field of the record; the envelope is not among them. */
    Map<String, List<Field>> sources() {
        return sources;
    }

    /**
     * The record of an event.
     *
     * @throws Refusal if a field that feeds it is something else than expected
     */
    SpecificRecord make(Envelope event, Fields fields) {
        var silver = blank.get();
        for (int i = 0; i < cells.length; i++) {
            silver.put(i, cells[i].of(event, fields));
        }
        return silver;
    }
}
