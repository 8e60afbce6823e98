package dev.sluice.query.gold;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of the row that a result stands on.
 *
 * @param <R> the value
 */
@FunctionalInterface
public interface RowReader<R> {
    /** The value. */
    R read(ResultSet row) throws SQLException;
}
