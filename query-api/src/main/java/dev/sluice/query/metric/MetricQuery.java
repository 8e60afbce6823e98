package dev.sluice.query.metric;

import dev.sluice.query.gold.BoundSql;
import dev.sluice.schemas.BotFilter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A question to a metric: accepted values alone.
 *
 * @param metric which one
 * @param values by parameter, of the type that is bound; an optional one that is not given is not in it
 * @param bots whose events count
 * @param now what windows end at
 */
public record MetricQuery(Metric metric, Map<String, Object> values, BotFilter bots, Instant now) {
    /** The statement with its values. */
    public BoundSql sql() {
        var sql = metric.sql().bind();
        for (var name : metric.sql().parameters()) {
            sql = sql.with(name, value(name));
        }
        return sql;
    }

    private Object value(String name) {
        return switch (name) {
            case "bots" -> bots.parameter();
            case "now" -> now;
            default -> values.get(name);
        };
    }

    /** Values of the right types, in the order that the statement binds them; to try it. */
    static List<Object> sample(Metric metric) {
        return metric.sql().parameters().stream()
                .map(name -> sample(metric, name))
                .toList();
    }

    private static Object sample(Metric metric, String name) {
        return switch (name) {
            case "bots" -> BotFilter.INCLUDE.parameter();
            case "now" -> LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
            default ->
                metric.params().stream()
                        .filter(param -> param.name().equals(name))
                        .findFirst()
                        .map(MetricQuery::sample)
                        .orElse("");
        };
    }

    private static Object sample(Param param) {
        return switch (param.type()) {
            case INTEGER, DURATION -> param.min() == null ? 1L : param.min();
            case TEXT, ENUM, REPO -> "";
        };
    }
}
