package dev.sluice.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The batch computation that Sluice must equal: DuckDB's SQL straight over the raw files. It shares no code with the
 * topology, not even the parser.
 */
public final class Oracle implements AutoCloseable {
    private final Connection duckdb;

    private Oracle(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /** Reads the raw files. */
    public static Oracle over(List<Path> files) throws SQLException {
        var oracle = new Oracle(DriverManager.getConnection("jdbc:duckdb:"));
        var list = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
        oracle.run("SET VARIABLE files = " + list);
        oracle.run(text("raw_events"));
        return oracle;
    }

    /** Attaches a gold snapshot as {@code gold}. */
    public Oracle with(Path snapshot) throws SQLException {
        run("ATTACH '" + snapshot + "' AS gold (READ_ONLY)");
        return this;
    }

    public void detach() throws SQLException {
        run("DETACH gold");
    }

    /** Distinct events in the raw files. */
    public long events() throws SQLException {
        return Long.parseLong(rows("SELECT count(*) FROM raw_events").get(0));
    }

    /**
     * Rows that stand on one side alone, at most twenty, each marked with its side; none where both are equal, row for
     * row.
     *
     * @param expected name of an oracle query
     * @param actual SQL over what Sluice made, the same columns in the same order
     */
    public List<String> differences(String expected, String actual) throws SQLException {
        return rows("WITH expected AS (" + text(expected) + "), actual AS (" + actual + ")"
                + " (SELECT 'expected', * FROM (FROM expected EXCEPT ALL FROM actual) LIMIT 10)"
                + " UNION ALL (SELECT 'actual', * FROM (FROM actual EXCEPT ALL FROM expected) LIMIT 10)");
    }

    /** Rows of a query, each as one text. */
    public List<String> rows(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = duckdb.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join(" | ", row));
            }
        }
        return rows;
    }

    private void run(String sql) throws SQLException {
        try (var statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    public static String text(String query) {
        try (InputStream file = Oracle.class.getResourceAsStream("/oracle/" + query + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the oracle query " + query, e);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
