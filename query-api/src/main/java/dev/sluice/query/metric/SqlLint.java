package dev.sluice.query.metric;

import dev.sluice.query.answer.Likeness;
import dev.sluice.query.gold.ResourceText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tries statements of metrics on empty gold tables in memory. */
final class SqlLint implements AutoCloseable {
    private final Connection empty;

    SqlLint() throws SQLException {
        empty = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = empty.createStatement()) {
            statement.execute(ResourceText.of("/sql/gold_schema.sql"));
            statement.execute(ResourceText.of("/sql/lock_down.sql"));
        }
    }

    /** What is wrong with a metric's statement is added to the draft's problems. */
    void check(MetricDraft draft) {
        checkParameters(draft);
        try {
            if (isOneSelect(draft)) {
                checkColumns(draft);
            }
        } catch (SQLException e) {
            draft.fields().problem("sql", firstLines(e.getMessage()));
        }
    }

    private static void checkParameters(MetricDraft draft) {
        var declared = draft.metric().params().stream().map(Param::name).toList();
        var used = draft.metric().sql().parameters();
        var known = new ArrayList<>(declared);
        known.addAll(Metric.GIVEN);
        declared.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> draft.fields()
                        .map("params")
                        .problem(name, "'" + name + "' is declared, but sql does not use $" + name));
        used.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> draft.fields()
                        .problem("sql", "$" + name + " is not declared; " + Likeness.suggestion(name, known)));
        if (!used.contains("bots")) {
            draft.fields().problem("sql", "sql does not use $bots; every metric counts by bots=include|exclude|only");
        }
    }

    private boolean isOneSelect(MetricDraft draft) throws SQLException {
        try (var parse = empty.prepareStatement(ResourceText.of("/sql/queries/parse_select.sql"))) {
            parse.setString(1, draft.metric().sql().text());
            try (var result = parse.executeQuery()) {
                result.next();
                int statements = result.getInt("statements");
                if (statements != 1) {
                    var found = result.getString("problem");
                    draft.fields()
                            .problem(
                                    "sql",
                                    "expected one SELECT, got " + (found == null ? statements + " of them" : found));
                }
                return statements == 1;
            }
        }
    }

    private void checkColumns(MetricDraft draft) throws SQLException {
        try (var statement = empty.prepareStatement(draft.metric().sql().text())) {
            bindNothing(draft, statement);
            try (var result = statement.executeQuery()) {
                compare(draft, result.getMetaData());
            }
        }
    }

    private static void bindNothing(MetricDraft draft, java.sql.PreparedStatement statement) throws SQLException {
        var values = MetricQuery.sample(draft.metric());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static void compare(MetricDraft draft, ResultSetMetaData found) throws SQLException {
        var columns = draft.fields().map("columns");
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            names.add(found.getColumnLabel(i));
        }
        var declared = draft.metric().columns().stream().map(Column::name).toList();
        names.stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> draft.fields()
                        .problem(
                                "columns",
                                "sql gives '" + name + "', which is not declared; "
                                        + Likeness.suggestion(name, declared)));
        for (var column : draft.metric().columns()) {
            int index = names.indexOf(column.name()) + 1;
            if (index == 0) {
                columns.problem(
                        column.name(),
                        "sql gives no '" + column.name() + "'; " + Likeness.suggestion(column.name(), names));
            } else if (ColumnType.ofSql(found.getColumnType(index))
                    .filter(column.type()::equals)
                    .isEmpty()) {
                columns.problem(
                        column.name(),
                        "'" + column.name() + "' is declared as "
                                + column.type().word() + ", but sql gives " + found.getColumnTypeName(index));
            }
        }
    }

    private static String firstLines(String message) {
        var lines =
                message.strip().lines().filter(line -> !line.isBlank()).limit(3).toList();
        return String.join(" ", lines);
    }

    @Override
    public void close() throws SQLException {
        empty.close();
    }
}
