package dev.sluice.streams.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is watched, by type; the rules and their format are in {@code watched.txt}. Never changes. */
public final class WatchRules {
    private static final String FILE = "watched.txt";
    private static final WatchRules STANDARD = read();

    private final Map<String, WatchedType> types = new LinkedHashMap<>();
    private final List<Place> places;

    private WatchRules(List<String> lines) {
        var bits = new Places();
        var sections = new LinkedHashMap<String, Section>();
        Section section = null;
        for (var line : lines) {
            var words = List.of(line.strip().split("\\s+"));
            if (isRule(words)) {
                if (words.get(0).equals("type") && words.size() == 2) {
                    section = sections.computeIfAbsent(words.get(1), name -> new Section(name, bits));
                } else if (section == null || words.size() < 2) {
                    throw new IllegalArgumentException("'" + line
                            + "' is no rule here; expected 'type NAME' first, and a path or name in each line");
                } else {
                    section.add(words.get(0), words.subList(1, words.size()));
                }
            }
        }
        sections.forEach((name, one) -> types.put(name, one.watched()));
        places = bits.all();
    }

    private static boolean isRule(List<String> words) {
        return !words.get(0).isEmpty()
                && !words.get(0).startsWith("#")
                && !words.get(0).equals("version");
    }

    /** The rules of this version of the program. */
    public static WatchRules standard() {
        return STANDARD;
    }

    /** Rules of these lines. */
    public static WatchRules of(List<String> lines) {
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
        return places;
    }
}
