package dev.sluice.query.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of the true engine as JSON. */
final class MetricRowTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9007199254740993::BIGINT | INTEGER | 9007199254740993",
                "1.5::DOUBLE | NUMBER | 1.5",
                "1.25::DECIMAL(9,2) | NUMBER | 1.25",
                "$$a\"b$$ | TEXT | \"a\\\"b\"",
                "true | BOOLEAN | true",
                "TIMESTAMP '2016-01-01 01:00:00' | TIME | \"2016-01-01T01:00:00Z\"",
                "NULL::BIGINT | INTEGER | null",
                "NULL::TIMESTAMP | TIME | null",
            })
    void valueIsWrittenByItsDeclaredType(String sql, ColumnType type, String json) throws SQLException {
        assertThat(row("SELECT " + sql + " AS value", column("value", type))).isEqualTo("{\"value\":" + json + "}");
    }

    @Test
    void columnsComeInTheOrderTheyAreDeclaredIn() throws SQLException {
        var row = row(
                "SELECT 1::BIGINT AS one, 2::BIGINT AS two",
                column("two", ColumnType.INTEGER),
                column("one", ColumnType.INTEGER));

        assertThat(row).isEqualTo("{\"two\":2,\"one\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "1::BIGINT, INTEGER",
        "1::INTEGER, INTEGER",
        "1::SMALLINT, INTEGER",
        "1.5::DOUBLE, NUMBER",
        "1.5::FLOAT, NUMBER",
        "1.5::DECIMAL, NUMBER",
        "$$x$$, TEXT",
        "now()::TIMESTAMP, TIME",
        "true, BOOLEAN"
    })
    void typeOfTheEngineHasAWord(String sql, ColumnType type) throws SQLException {
        assertThat(typeOf(sql)).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"[1]", "{'a': 1}", "now()", "1::HUGEINT"})
    void typeThatJsonCannotHoldExactlyHasNone(String sql) throws SQLException {
        assertThat(typeOf(sql)).isEmpty();
    }

    private Optional<ColumnType> typeOf(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT " + sql)) {
            return ColumnType.ofSql(result.getMetaData().getColumnType(1));
        }
    }

    private String row(String sql, Column... columns) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return new MetricRow(List.of(columns)).read(result).toString();
        }
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, null, "");
    }
}
