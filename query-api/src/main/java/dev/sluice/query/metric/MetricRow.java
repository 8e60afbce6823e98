package dev.sluice.query.metric;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.query.gold.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads rows as JSON, by the declared columns. Null stays null.
 *
 * @param columns in any order
 */
public record MetricRow(List<Column> columns) implements RowReader<ObjectNode> {
    @Override
    public ObjectNode read(ResultSet row) throws SQLException {
        var json = JsonNodeFactory.instance.objectNode();
        for (var column : columns) {
            put(json, column, row);
        }
        return json;
    }

    private static void put(ObjectNode json, Column column, ResultSet row) throws SQLException {
        var name = column.name();
        if (row.getObject(name) == null) {
            json.putNull(name);
            return;
        }
        switch (column.type()) {
            case INTEGER -> json.put(name, row.getLong(name));
            case NUMBER -> json.put(name, row.getDouble(name));
            case BOOLEAN -> json.put(name, row.getBoolean(name));
            case TEXT -> json.put(name, row.getString(name));
            case TIME ->
                json.put(
                        name,
                        row.getObject(name, LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC)
                                .toString());
        }
    }
}
