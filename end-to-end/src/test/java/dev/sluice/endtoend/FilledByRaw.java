package dev.sluice.endtoend;

import static java.util.stream.Collectors.joining;

import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The same by DuckDB over the raw files, with no code of ours: for each field of silver, the paths that {@code docs/silver-paths.csv} says
 * feed it, the first that is there. A few are told otherwise, in SQL of their own.
 */
final class FilledByRaw {
    private static final Pattern COLUMNS = Pattern.compile("([^,]+),([^,]+),(\"[^\"]*\"|[^,]*),?.*");
    private static final String CATALOGUE = Arrays.stream(EventType.values())
            .map(type -> "'" + type.githubName() + "'")
            .collect(joining(", "));

    private FilledByRaw() {}

    static Map<String, Long> counts(List<Path> files) throws SQLException {
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(
                    duckdb,
                    text("raw_lines.sql")
                            .replace(
                                    "${files}",
                                    files.stream().map(file -> "'" + file + "'").collect(joining(", ", "[", "]"))));
            var counts = new TreeMap<String, Long>();
            for (var type : EventType.values()) {
                counts.putAll(counts(duckdb, type));
            }
            return counts;
        }
    }

    private static Map<String, Long> counts(Connection duckdb, EventType type) throws SQLException {
        var expressions = expressions(type);
        var sql = expressions.values().stream().map(of -> "sum(" + of + ")").collect(joining(",\n", "select ", ""))
                + " from raw_lines where "
                + (type == EventType.OTHER ? "type not in (" + CATALOGUE + ")" : "type = '" + type.githubName() + "'");
        var counts = new TreeMap<String, Long>();
        try (var statement = duckdb.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            int column = 0;
            for (var field : expressions.keySet()) {
                long count = row.getLong(++column);
                if (count > 0) {
                    counts.put(type.githubName() + " " + field, count);
                }
            }
        }
        return counts;
    }

    /** How many values of each field a line gives, in SQL. */
    private static Map<String, String> expressions(EventType type) {
        var paths = new LinkedHashMap<String, List<String>>();
        rows(Repository.root().resolve("docs/silver-paths.csv")).stream()
                .filter(row -> row.get(0).equals("*") || row.get(0).equals(type.githubName()))
                .filter(row -> !row.get(2).equals("-")
                        && !row.get(1).startsWith("body.")
                        && !row.get(1).contains("[][]"))
                .forEach(row -> paths.computeIfAbsent(row.get(2), any -> new ArrayList<>())
                        .add(row.get(1)));
        var expressions = new LinkedHashMap<String, String>();
        paths.forEach((field, places) -> expressions.put(
                field, places.stream().map(FilledByRaw::count).collect(joining(", ", "coalesce(", ", 0)"))));
        rows(Path.of("src/test/resources/fill/odd.csv")).stream()
                .filter(row -> row.get(0).equals(type.githubName()))
                .forEach(row -> expressions.put(row.get(1), row.get(2)));
        return expressions;
    }

    /** The number of values at a path; null where there is not even a list for them. */
    private static String count(String path) {
        int list = path.indexOf("[]");
        if (list < 0) {
            return "case when json ->> '$." + path + "' is not null then 1 end";
        }
        return "case when json_type(json -> '$." + path.substring(0, list) + "') = 'ARRAY' then len(list_filter("
                + "json ->> '$." + path.replace("[]", "[*]") + "', lambda value: value is not null)) end";
    }

    private static List<List<String>> rows(Path csv) {
        try (var lines = Files.lines(csv)) {
            return lines.skip(1).map(FilledByRaw::columns).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + csv.toAbsolutePath(), e);
        }
    }

    private static List<String> columns(String line) {
        var columns = COLUMNS.matcher(line);
        if (!columns.matches()) {
            throw new IllegalStateException("'" + line + "' is no row; expected at least three columns");
        }
        return List.of(columns.group(1), columns.group(2), columns.group(3).replaceAll("^\"|\"$", ""));
    }

    private static void execute(Connection duckdb, String sql) throws SQLException {
        try (var statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String name) {
        try (InputStream file = FilledByRaw.class.getResourceAsStream("/fill/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
