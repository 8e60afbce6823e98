package dev.sluice.query.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** What a column of a metric holds. */
enum ColumnType {
    INTEGER,
    NUMBER,
    TEXT,
    TIME,
    BOOLEAN;

    /** The type of a result's column; empty where metrics do not know it. */
    static Optional<ColumnType> ofSql(int sqlType) {
        return switch (sqlType) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> Optional.of(INTEGER);
            case Types.DOUBLE, Types.FLOAT, Types.REAL, Types.DECIMAL, Types.NUMERIC -> Optional.of(NUMBER);
            case Types.VARCHAR -> Optional.of(TEXT);
            case Types.TIMESTAMP -> Optional.of(TIME);
            case Types.BOOLEAN, Types.BIT -> Optional.of(BOOLEAN);
            default -> Optional.empty();
        };
    }

    /** As metric files spell it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
