package dev.sluice.query.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gold tables that metric files are tried on are the ones that metrics-sink makes. */
final class GoldSchemaTest {
    private static final Path MADE = Path.of("../metrics-sink/src/main/resources/sql/schema/V001__gold_tables.sql");

    @ParameterizedTest
    @ValueSource(
            strings = {"gold_event_counts_hourly", "gold_repo_activity_hourly", "gold_pull_requests", "gold_snapshot"})
    void copyHasTheColumnsThatTheSinkMakes(String table) throws Exception {
        assumeThat(MADE).exists();

        assertThat(columns(ResourceText.of("/sql/gold_schema.sql"), table))
                .isNotEmpty()
                .isEqualTo(columns(made(), table));
    }

    @Test
    void everyPublicTableOfTheSinkIsInTheCopy() throws Exception {
        assumeThat(MADE).exists();
        var tables = select(made(), "SELECT table_name FROM duckdb_tables() ORDER BY table_name");
        tables.remove("gold_state");

        assertThat(select(
                        ResourceText.of("/sql/gold_schema.sql"),
                        "SELECT table_name FROM duckdb_tables() ORDER BY table_name"))
                .isEqualTo(tables);
    }

    private static String made() throws IOException {
        return Files.readString(MADE).replace("${no_entry}", "''").replace("${definition}", "''");
    }

    private static List<String> columns(String schema, String table) throws SQLException {
        return select(
                schema,
                "SELECT column_name || ' ' || data_type FROM duckdb_columns() WHERE table_name = '" + table
                        + "' ORDER BY column_index");
    }

    private static List<String> select(String schema, String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(schema);
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
