package dev.sluice.query.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class NamedSqlTest {
    @Test
    void eachNameGetsOneNumberHoweverOftenItIsUsed() {
        var sql = NamedSql.parse("SELECT $a, $b, $a");

        assertThat(sql.text()).isEqualTo("SELECT $1, $2, $1");
        assertThat(sql.parameters()).containsExactly("a", "b");
    }

    @Test
    void textsQuotedNamesAndCommentsHoldNoParameters() {
        var source = "SELECT '$a''$b', \"$c\" -- $d\n/* $e\n$f */ FROM t WHERE x = $g::BIGINT";
        var sql = NamedSql.parse(source);

        assertThat(sql.parameters()).containsExactly("g");
        assertThat(sql.text()).isEqualTo(source.replace("$g", "$1"));
    }

    @Test
    void valueForAnUnknownNameIsRefused() {
        assertThatThrownBy(() -> NamedSql.parse("SELECT $a").bind().with("b", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the statement has no parameter $b; it has [a]");
    }

    @Test
    void missingFileIsToldByItsPath() {
        assertThatThrownBy(() -> ResourceText.query("no_such_query"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/sql/queries/no_such_query.sql");
    }
}
