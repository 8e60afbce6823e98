package dev.sluice.query.metric;

import dev.sluice.query.gold.NamedSql;
import java.util.List;

/**
 * A metric: what it is called, what it takes, one statement over gold, and what comes out.
 *
 * @param name last part of its path
 * @param label for a heading
 * @param description what it counts and how
 * @param unit of its main figure
 * @param params beside {@code bots}, which every metric takes
 * @param sql may use {@code $bots}, {@code $now} and the parameters
 * @param columns of its rows, in order
 */
public record Metric(
        String name,
        String label,
        String description,
        String unit,
        List<Param> params,
        NamedSql sql,
        List<Column> columns) {
    /** Parameters that every statement may use without declaring them. */
    static final List<String> GIVEN = List.of("bots", "now");
}
