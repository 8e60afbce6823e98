package dev.sluice.query.metric;

import dev.sluice.query.answer.Likeness;
import dev.sluice.query.answer.SpanText;
import dev.sluice.query.gold.NamedSql;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Makes a metric of a file's text, or problems with line and column. */
final class MetricReader {
    private final String file;
    private final List<String> problems;

    /** @param problems where they are gathered */
    MetricReader(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The metric with its root, for further checks; empty where a problem was found. */
    Optional<MetricDraft> read(String text) {
        int before = problems.size();
        try {
            var root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (root.isEmpty()) {
                problems.add(new Place(file, 1, 1).says("the file is empty; expected a metric"));
                return Optional.empty();
            }
            var fields = YamlMap.of(file, root.get(), problems);
            var metric = metric(fields);
            return problems.size() == before ? Optional.of(new MetricDraft(metric, fields)) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            problems.add(Place.of(file, e.getProblemMark()).says(e.getProblem()));
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(new Place(file, 1, 1).says(e.getMessage()));
            return Optional.empty();
        }
    }

    private Metric metric(YamlMap fields) {
        fields.known("name", "label", "description", "unit", "params", "sql", "columns");
        return new Metric(
                name(fields),
                fields.text("label"),
                fields.text("description"),
                fields.text("unit"),
                params(fields.map("params")),
                NamedSql.parse(fields.text("sql")),
                columns(fields, fields.map("columns")));
    }

    private static String name(YamlMap fields) {
        var name = fields.text("name");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]{2,63}")) {
            fields.problem(
                    "name",
                    "'name' is '" + name + "'; expected small letters, digits and underscores, 3 to 64 of them");
        }
        return name;
    }

    private List<Param> params(YamlMap params) {
        return params.names().stream().map(name -> param(params, name)).toList();
    }

    private Param param(YamlMap params, String name) {
        if (Metric.GIVEN.contains(name)) {
            params.problem(name, "'" + name + "' is given to every metric and cannot be declared");
        }
        var fields = params.map(name);
        fields.known("type", "default", "min", "max", "values", "description");
        var type = word(fields, "type", ParamType.values(), ParamType.TEXT);
        var param = new Param(
                name,
                type,
                fields.optional("default").orElse(null),
                bound(fields, "min", type),
                bound(fields, "max", type),
                fields.texts("values"),
                fields.optional("description").orElse(""));
        if (type == ParamType.ENUM && param.values().isEmpty()) {
            params.problem(name, "an enum needs 'values', the words that it takes");
        }
        fields.optional("default", param::value);
        return param;
    }

    private static Long bound(YamlMap fields, String name, ParamType type) {
        return fields.optional(name, text -> type == ParamType.DURATION ? seconds(text) : whole(text))
                .orElse(null);
    }

    private static Long whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static Long seconds(String text) {
        try {
            return SpanText.parse(text).toSeconds();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 15m, 24h or 7d", e);
        }
    }

    private static List<Column> columns(YamlMap metric, YamlMap columns) {
        if (columns.names().isEmpty()) {
            metric.problem("columns", "a metric needs 'columns', each with its type");
        }
        return columns.names().stream().map(name -> column(columns, name)).toList();
    }

    private static Column column(YamlMap columns, String name) {
        var fields = columns.map(name);
        fields.known("type", "unit", "description");
        return new Column(
                name,
                word(fields, "type", ColumnType.values(), ColumnType.TEXT),
                fields.optional("unit").orElse(null),
                fields.optional("description").orElse(""));
    }

    /** One of an enum's names in small letters; stands in with the last argument where it is none, and tells. */
    private static <E extends Enum<E>> E word(YamlMap fields, String name, E[] known, E standIn) {
        var text = fields.text(name);
        var words =
                Arrays.stream(known).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
        int index = words.indexOf(text);
        if (index < 0 && !text.isEmpty()) {
            fields.problem(name, "unknown " + name + " '" + text + "'; " + Likeness.suggestion(text, words));
        }
        return index < 0 ? standIn : known[index];
    }
}
