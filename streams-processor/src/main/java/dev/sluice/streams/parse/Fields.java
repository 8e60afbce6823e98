package dev.sluice.streams.parse;

import dev.sluice.streams.watch.Observed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one event. A field of a wrong JSON type refuses the event only when it is asked for: the same key may mean
 * something else in another type.
 */
final class Fields {
    private final Map<Field, Object> values = new EnumMap<>(Field.class);
    private Observed observed = new Observed();

    /** Forgets the event before. */
    void clear() {
        values.clear();
        observed = new Observed();
    }

    /** What is seen of all that is watched, in this event alone. */
    Observed observed() {
        return observed;
    }

    void put(Field field, Object value) {
        values.put(field, value);
    }

    /** Marks the fields at and below a place as something else than expected. */
    void putWrong(Path path, Wrong wrong) {
        var placed = wrong.at(path);
        path.fields().forEach(field -> put(field, placed));
    }

    boolean has(Field field) {
        return read(field) != null;
    }

    String text(Field field) {
        return (String) read(field);
    }

    Long id(Field field) {
        return (Long) read(field);
    }

    Integer number(Field field) {
        return (Integer) read(field);
    }

    Boolean flag(Field field) {
        return (Boolean) read(field);
    }

    Instant time(Field field) {
        return (Instant) read(field);
    }

    Commits commits(Field field) {
        return (Commits) read(field);
    }

    List<?> list(Field field) {
        return (List<?>) read(field);
    }

    Span span(Field field) {
        return (Span) read(field);
    }

    /** The value as its {@link Kind} reads it; null where the event has none. */
    Object read(Field field) {
        Object value = values.get(field);
        if (value instanceof Wrong wrong) {
            throw wrong.refusal();
        }
        return value;
    }

    /**
     * Where an object stands in the line.
     *
     * @param start offset of its first byte
     * @param end offset behind its last byte
     */
    record Span(int start, int end) {}
}
