package dev.sluice.query.metric;

import dev.sluice.query.answer.Likeness;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a YAML file. What is wrong with it is gathered, each with its place; a value that is wrong reads as absent. */
final class YamlMap {
    private final String file;
    private final Place place;
    private final List<String> problems;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private YamlMap(String file, Node node, List<String> problems) {
        this.file = file;
        this.place = Place.of(file, node.getStartMark());
        this.problems = problems;
        if (node instanceof MappingNode map) {
            map.getValue().forEach(field -> add(field.getKeyNode(), field.getValueNode()));
        } else if (!node.getTag().equals(Tag.NULL)) {
            problems.add(place.says("expected fields, got " + kind(node)));
        }
    }

    static YamlMap of(String file, Node node, List<String> problems) {
        return new YamlMap(file, node, problems);
    }

    private void add(Node key, Node value) {
        var at = Place.of(file, key.getStartMark());
        if (key instanceof ScalarNode name) {
            if (fields.containsKey(name.getValue())) {
                problems.add(at.says("the field '" + name.getValue() + "' is given twice"));
            }
            fields.put(name.getValue(), value);
            places.put(name.getValue(), at);
        } else {
            problems.add(at.says("expected the name of a field, got " + kind(key)));
        }
    }

    /** Names in the order of the file. */
    Set<String> names() {
        return fields.keySet();
    }

    /** Where a field's value begins; the mapping itself where the field is absent. */
    Place placeOf(String name) {
        return fields.containsKey(name) ? Place.of(file, fields.get(name).getStartMark()) : place;
    }

    /** Refuses what is not in that list. */
    void known(String... names) {
        var known = Arrays.asList(names);
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(
                        places.get(name).says("unknown field '" + name + "'; " + Likeness.suggestion(name, known))));
    }

    /** A text; refused where it is absent. */
    String text(String name) {
        if (!fields.containsKey(name)) {
            problems.add(place.says("the field '" + name + "' is missing"));
        }
        return optional(name).orElse("");
    }

    /** A text, a number or a truth value, as written; empty where it is absent. */
    Optional<String> optional(String name) {
        var node = fields.get(name);
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        if (node != null) {
            problem(name, "'" + name + "' is " + kind(node) + "; expected a text");
        }
        return Optional.empty();
    }

    /** A text that is read further; the reader throws {@link IllegalArgumentException} with the text and what was expected. */
    <T> Optional<T> optional(String name, Function<String, T> reader) {
        return optional(name).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException e) {
                problem(name, "'" + name + "': " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** A list of texts; empty where it is absent. */
    List<String> texts(String name) {
        var node = fields.get(name);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
        }
        if (node != null) {
            problem(name, "'" + name + "' is " + kind(node) + "; expected a list");
        }
        return List.of();
    }

    /** A mapping; an empty one where it is absent. */
    YamlMap map(String name) {
        var node = fields.get(name);
        return of(
                file,
                node == null ? new ScalarNode(Tag.NULL, "", org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN) : node,
                problems);
    }

    /** Adds a problem at a field. */
    void problem(String name, String what) {
        problems.add(placeOf(name).says(what));
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case MAPPING -> "fields";
            case SEQUENCE -> "a list";
            default -> "a text";
        };
    }
}
