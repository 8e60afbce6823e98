package dev.sluice.streams.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A place in JSON at which, or below which, a {@link Field} stands. All of an event form a tree, and all of a webhook another. */
final class Path {
    private static final Path EVENT = tree(Field::path);
    private static final Path WEBHOOK = tree(Field::webhookPath);

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

    /** The body of a webhook itself. */
    static Path webhook() {
        return WEBHOOK;
    }

    private static Path tree(Function<Field, String> place) {
        var root = new Path("", 0);
        for (var field : Field.values()) {
            if (place.apply(field) != null) {
                root.add(field, place.apply(field));
            }
        }
        return root;
    }

    private void add(Field added, String place) {
        var path = this;
        for (var key : place.split("\\.", -1)) {
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
