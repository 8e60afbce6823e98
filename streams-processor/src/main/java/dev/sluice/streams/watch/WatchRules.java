package dev.sluice.streams.watch;

import dev.sluice.silver.PayloadShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is watched, by type; the rules and their format are in {@code watched.txt}. Never changes. */
public final class WatchRules {
    private static final String FILE = "watched.txt";
    private static final WatchRules STANDARD = read();

    private final Places places = new Places();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, WatchedType> types = new LinkedHashMap<>();
    private final List<Place> all;

    private WatchRules(List<String> lines) {
        Section section = null;
        for (var line : lines) {
            var words = line.strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#") || words[0].equals("version")) {
                continue;
            }
            if (words[0].equals("type") && words.length == 2) {
                section = sections.computeIfAbsent(words[1], Section::new);
            } else if (section == null || words.length < 2) {
                throw new IllegalArgumentException(
                        "'" + line + "' is no rule here; expected 'type NAME' first, and a path or name in each line");
            } else {
                section.add(words, places);
            }
        }
        all = places.all();
        sections.values().forEach(one -> types.put(one.name, one.watched(places)));
    }

    /** The rules of this version of the program. */
    public static WatchRules standard() {
        return STANDARD;
    }

    /** Rules of these lines. */
    static WatchRules of(List<String> lines) {
        return new WatchRules(lines);
    }

    private static WatchRules read() {
        var file = WatchRules.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException("the rule file " + FILE + " is missing from the program");
        }
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return of(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rule file " + FILE, e);
        }
    }

    /** What is watched of a type; null where nothing is. */
    public WatchedType type(String name) {
        return types.get(name);
    }

    /** All types of which something is watched. */
    public Collection<WatchedType> types() {
        return types.values();
    }

    /** All places in JSON that are watched, for any type. */
    public List<Place> places() {
        return all;
    }

    /** The lines of one type. */
    private static final class Section {
        private final String name;
        private final List<Watch> watches = new ArrayList<>();
        private final Map<String, Set<String>> documented = new LinkedHashMap<>();
        private final Map<String, Set<String>> forWebhooks = new LinkedHashMap<>();

        private Section(String name) {
            this.name = name;
        }

        private void add(String[] words, Places places) {
            var rest = List.of(words).subList(1, words.length);
            switch (words[0]) {
                case "keys" ->
                    rest.forEach(path -> watches.add(
                            new Watch(How.KEY, path, places.named(path).keyBit())));
                case "fills" ->
                    rest.forEach(path -> watches.add(
                            new Watch(How.FILL, path, places.named(path).fillBit())));
                case "shapes" ->
                    rest.forEach(
                            shape -> watches.add(new Watch(How.SHAPE, shape, Places.bit(PayloadShape.valueOf(shape)))));
                case "values" -> addValues(documented, rest, places);
                case "webhook-values" -> addValues(forWebhooks, rest, places);
                default ->
                    throw new IllegalArgumentException("'" + String.join(" ", words)
                            + "' is no rule; expected keys, fills, shapes, values or webhook-values first");
            }
        }

        private void addValues(Map<String, Set<String>> to, List<String> pathAndValues, Places places) {
            places.valued(pathAndValues.get(0));
            documented.computeIfAbsent(pathAndValues.get(0), path -> new TreeSet<>());
            var values = to.computeIfAbsent(pathAndValues.get(0), path -> new TreeSet<>());
            pathAndValues.stream()
                    .skip(1)
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .forEach(values::add);
        }

        private WatchedType watched(Places places) {
            var values = documented.entrySet().stream()
                    .map(entry -> new WatchedValue(
                            entry.getKey(),
                            places.named(entry.getKey()).slot(),
                            Set.copyOf(entry.getValue()),
                            Set.copyOf(forWebhooks.getOrDefault(entry.getKey(), Set.of()))))
                    .toList();
            return new WatchedType(name, List.copyOf(watches), values);
        }
    }
}
