package dev.sluice.streams.parse;

import dev.sluice.streams.watch.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A place in JSON at which, or below which, a {@link Field} stands, or one that is watched. All of an event form a tree, and all of a
 * webhook another.
 */
final class Path {
    private static final Path EVENT = tree(Field::path, WatchedPaths::inEvent);
    private static final Path WEBHOOK = tree(Field::webhookPath, WatchedPaths::inWebhook);

    private final String name;
    private final int index;
    private final Map<String, Path> children = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private Field field;
    private Place watched;

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

    private static Path tree(Function<Field, String> place, Function<Place, String> watchedPlace) {
        var root = new Path("", 0);
        for (var field : Field.values()) {
            if (place.apply(field) != null) {
                root.add(field, place.apply(field));
            }
        }
        WatchedPaths.all().forEach(watched -> root.watch(watched, watchedPlace.apply(watched)));
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

    /**
     * @param place null where this tree has no such place. One that would be a key of the root is left out too: those are checked for
     *     standing twice, which is a matter of fields alone
     */
    private void watch(Place added, String place) {
        var keys = place == null ? new String[] {""} : place.split("\\.", -1);
        if (children.containsKey(keys[0])) {
            var path = this;
            for (var key : keys) {
                path = path.children.computeIfAbsent(key, path::newChild);
            }
            path.watched = added;
        }
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

    /** What is watched here; null where nothing is. */
    Place watched() {
        return watched;
    }

    /** Whether nothing is read here: it is there to be watched alone. */
    boolean isWatchedAlone() {
        return field == null && children.isEmpty();
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
