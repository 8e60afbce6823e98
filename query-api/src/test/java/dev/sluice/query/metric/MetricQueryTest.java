package dev.sluice.query.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.gold.NamedSql;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that a metric's statement is given. */
final class MetricQueryTest {
    @Test
    void sampleHasAValueOfTheRightTypeForEachParameter() {
        var metric = metric(
                "SELECT $bots, $now, $least, $window, $order, $repo",
                param("least", ParamType.INTEGER, 5L),
                param("window", ParamType.DURATION, null),
                param("order", ParamType.ENUM, null),
                param("repo", ParamType.REPO, null));

        assertThat(MetricQuery.sample(metric))
                .containsExactly("include", LocalDateTime.parse("1970-01-01T00:00:00"), 5L, 1L, "", "");
    }

    @Test
    void sampleFollowsTheOrderOfTheStatementAndNamesEachOnce() {
        var metric = metric("SELECT $now, $bots, $now");

        assertThat(MetricQuery.sample(metric)).containsExactly(LocalDateTime.parse("1970-01-01T00:00:00"), "include");
    }

    private static Metric metric(String sql, Param... params) {
        return new Metric("m", "M", "", "", List.of(params), NamedSql.parse(sql), List.of());
    }

    private static Param param(String name, ParamType type, Long min) {
        return new Param(name, type, null, min, null, List.of(), "");
    }
}
