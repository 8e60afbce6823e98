package dev.sluice.sink.silver;

import java.sql.SQLException;
import org.apache.avro.generic.IndexedRecord;
import org.duckdb.DuckDBAppender;

/**
 * A column of a silver table.
 *
 * @param name as in SQL and Parquet
 * @param sqlType DuckDB's type
 * @param cell takes the value out of a record
 */
record Column(String name, String sqlType, Cell cell) {

    /** Appends one value of a record. */
    @FunctionalInterface
    interface Cell {
        void append(DuckDBAppender row, IndexedRecord silver) throws SQLException;
    }

    /** Appends a value that is not null. */
    @FunctionalInterface
    interface NonNull {
        void append(DuckDBAppender row, Object value) throws SQLException;
    }
}
