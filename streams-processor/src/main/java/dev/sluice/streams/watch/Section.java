package dev.sluice.streams.watch;

import dev.sluice.silver.PayloadShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules of one type, in the making. */
final class Section {
    private final String name;
    private final Places places;
    private final List<Watch> watches = new ArrayList<>();
    private final Map<String, Set<String>> documented = new LinkedHashMap<>();
    private final Map<String, Set<String>> forWebhooks = new LinkedHashMap<>();

    Section(String name, Places places) {
        this.name = name;
        this.places = places;
    }

    /** Takes in a line. */
    void add(String rule, List<String> words) {
        switch (rule) {
            case "keys" -> words.forEach(path -> watches.add(new Watch(How.KEY, path, places.key(path))));
            case "fills" -> words.forEach(path -> watches.add(new Watch(How.FILL, path, places.fill(path))));
            case "shapes" ->
                words.forEach(
                        shape -> watches.add(new Watch(How.SHAPE, shape, Places.bit(PayloadShape.valueOf(shape)))));
            case "values" -> addValues(documented, words);
            case "webhook-values" -> addValues(forWebhooks, words);
            default ->
                throw new IllegalArgumentException(
                        "'" + rule + "' is no rule; expected keys, fills, shapes, values or webhook-values");
        }
    }

    /** @param words a path, then values */
    private static void addValues(Map<String, Set<String>> to, List<String> words) {
        var values = to.computeIfAbsent(words.get(0), path -> new TreeSet<>());
        words.stream().skip(1).map(value -> value.toLowerCase(Locale.ROOT)).forEach(values::add);
    }

    /** What is watched of the type. */
    WatchedType watched() {
        watches.sort(Comparator.comparing(Watch::how));
        return new WatchedType(
                name,
                List.copyOf(watches),
                documented.keySet().stream().map(this::value).toList());
    }

    /** The type is known of every event: it is not read twice. */
    private WatchedValue value(String path) {
        return new WatchedValue(
                path,
                path.equals(WatchedValue.TYPE) ? Place.NONE : places.slot(path),
                Set.copyOf(documented.get(path)),
                Set.copyOf(forWebhooks.getOrDefault(path, Set.of())));
    }
}
