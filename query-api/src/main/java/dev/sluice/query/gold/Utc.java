package dev.sluice.query.gold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Gold's times: UTC without a zone. */
final class Utc {
    private Utc() {}

    /** The instant in that column; null where the column is. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        var local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
