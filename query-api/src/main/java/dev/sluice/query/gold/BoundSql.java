package dev.sluice.query.gold;

import dev.sluice.query.answer.TimeRange;
import dev.sluice.schemas.BotFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A statement and the values of its parameters; values are bound, never pasted. Never changes. */
public final class BoundSql {
    private final NamedSql sql;
    private final Map<String, Object> values;

    private BoundSql(NamedSql sql, Map<String, Object> values) {
        this.sql = sql;
        this.values = values;
    }

    static BoundSql of(NamedSql sql) {
        return new BoundSql(sql, Map.of());
    }

    /**
     * With one more value.
     *
     * @throws IllegalArgumentException if the statement has no such parameter
     */
    public BoundSql with(String name, Object value) {
        if (!sql.parameters().contains(name)) {
            throw new IllegalArgumentException(
                    "the statement has no parameter $" + name + "; it has " + sql.parameters());
        }
        var more = new HashMap<>(values);
        more.put(name, value instanceof Instant instant ? utc(instant) : value);
        return new BoundSql(sql, more);
    }

    /** With {@code $from}, {@code $to} and {@code $bots}. */
    BoundSql over(TimeRange range, BotFilter bots) {
        return with("from", range.from()).with("to", range.to()).with("bots", bots.parameter());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql.text());
        int number = 1;
        for (var name : sql.parameters()) {
            if (!values.containsKey(name)) {
                throw new IllegalStateException("no value for $" + name + "; there are values for " + values.keySet());
            }
            statement.setObject(number++, values.get(name));
        }
        return statement;
    }

    /** Gold's times are UTC without a zone. */
    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
