package dev.sluice.streams.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in an event's JSON at which, or below which, a {@link Field} stands. All of them form a tree. */
final class Path {
    private static final Path EVENT = tree();

    private final String name;
    private final int index;
    private final Map<String, Path> children = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private Field field;

    private Path(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /** The event itself. */
    static Path event() {
        return EVENT;
    }

    private static Path tree() {
        var event = new Path("", 0);
        for (var field : Field.values()) {
            event.add(field);
        }
        return event;
    }

    private void add(Field added) {
        var path = this;
        for (var key : added.path().split("\\.", -1)) {
            path = path.children.computeIfAbsent(key, path::newChild);
            path.fields.add(added);
        }
        path.field = added;
    }

    private Path newChild(String key) {
        return new Path(name.isEmpty() ? key : name + "." + key, children.size());
    }

    /** The place under that key; null where no field stands there. */
    Path child(String key) {
        return children.get(key);
    }

    /** Whether fields stand below this place. */
    boolean isInner() {
        return !children.isEmpty();
    }

    /** The field at this very place; null where there are only fields below. */
    Field field() {
        return field;
    }

    /** The fields at this place and below. */
    List<Field> fields() {
        return fields;
    }

    /** A bit of its own among its siblings. */
    long bit() {
        return 1L << index;
    }

    /** What a value here must be, in words. */
    String expected() {
        return field == null || field.kind() == Kind.SPAN
                ? "an object"
                : field.kind().expected() + (isInner() ? " or an object" : "");
    }

    @Override
    public String toString() {
        return name;
    }
}
