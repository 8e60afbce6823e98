package dev.sluice.query.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values are bound to names, by the true engine. */
final class BoundSqlTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void nameThatIsUsedTwiceIsBoundOnce() throws SQLException {
        assertThat(text(NamedSql.parse("SELECT $a || $b || $a")
                        .bind()
                        .with("a", "x")
                        .with("b", "y")))
                .isEqualTo("xyx");
    }

    @Test
    void instantsAreBoundAsUtcWithoutAZone() throws SQLException {
        var sql = NamedSql.parse("SELECT ($t = TIMESTAMP '2016-01-01 01:00:00')::VARCHAR")
                .bind()
                .with("t", Instant.parse("2016-01-01T01:00:00Z"));

        assertThat(text(sql)).isEqualTo("true");
    }

    @Test
    void textThatLooksLikeSqlStaysAText() throws SQLException {
        var evil = "'; DROP TABLE gold_snapshot; --";

        assertThat(text(NamedSql.parse("SELECT $a").bind().with("a", evil))).isEqualTo(evil);
    }

    @Test
    void absentOptionalValueIsNull() throws SQLException {
        assertThat(text(NamedSql.parse("SELECT coalesce($a::VARCHAR, 'none')")
                        .bind()
                        .with("a", null)))
                .isEqualTo("none");
    }

    @Test
    void valueThatWasForgottenIsToldByItsName() {
        var sql = NamedSql.parse("SELECT $a, $b").bind().with("a", 1);

        assertThatThrownBy(() -> sql.prepare(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no value for $b; there are values for [a]");
    }

    @Test
    void oneMoreValueLeavesTheStatementBeforeAsItWas() throws SQLException {
        var first = NamedSql.parse("SELECT $a").bind().with("a", "one");
        var second = first.with("a", "two");

        assertThat(text(first)).isEqualTo("one");
        assertThat(text(second)).isEqualTo("two");
    }

    private String text(BoundSql sql) throws SQLException {
        try (var statement = sql.prepare(connection);
                var result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }
}
