package dev.sluice.sink.silver;

import dev.sluice.sink.sql.SqlFile;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The rows of one silver data set since the last flush, in DuckDB's memory. Used by the thread that made it. */
final class SilverTable {

    private static final SqlFile CREATE = SqlFile.load("silver/create_table.sql");
    private static final SqlFile HOURS = SqlFile.load("silver/hours.sql");
    private static final SqlFile COPY_HOUR = SqlFile.load("silver/copy_hour.sql");
    private static final SqlFile TRUNCATE = SqlFile.load("silver/truncate.sql");

    private final DuckDBConnection duckDb;
    private final String name;
    private final List<Column> columns;
    private final DuckDBAppender appender;
    private long rows;

    /**
     * The rows of one event hour.
     *
     * @param start of the hour, UTC
     * @param rows how many
     * @param minTime the least event time
     * @param maxTime the greatest event time
     */
    record Hour(Instant start, long rows, Instant minTime, Instant maxTime) {}

    SilverTable(DuckDBConnection duckDb, SilverRelation relation) throws SQLException {
        this.duckDb = duckDb;
        this.name = relation.name();
        this.columns = relation.ofRecord();
        execute(CREATE.with("columns", relation.definition()));
        this.appender = duckDb.createAppender(name);
    }

    void append(SpecificRecord silver, int partition, long offset) throws SQLException {
        appender.beginRow();
        for (Column column : columns) {
            column.cell().append(appender, silver);
        }
        appender.append(partition);
        appender.append(offset);
        appender.endRow();
        rows++;
    }

    /** The event hours that there are rows of, oldest first. */
    List<Hour> hours() throws SQLException {
        List<Hour> hours = new ArrayList<>();
        if (rows == 0) {
            return hours;
        }
        appender.flush();
        try (Statement statement = duckDb.createStatement();
                ResultSet found =
                        statement.executeQuery(HOURS.with("table", name).text())) {
            while (found.next()) {
                hours.add(new Hour(instant(found, 1), found.getLong(2), instant(found, 3), instant(found, 4)));
            }
        }
        return hours;
    }

    /** Writes the rows of an hour to a Parquet file. */
    void copy(Hour hour, Path file) throws SQLException {
        long copied = execute(COPY_HOUR
                .with(
                        "hour",
                        SqlFile.literal(LocalDateTime.ofInstant(hour.start(), ZoneOffset.UTC)
                                .toString()))
                .with("file", SqlFile.literal(file)));
        if (copied != hour.rows()) {
            throw new SQLException(
                    "DuckDB wrote " + copied + " rows of " + name + " to " + file + ", expected " + hour.rows());
        }
    }

    /** Forgets all rows. */
    void clear() throws SQLException {
        if (rows > 0) {
            execute(TRUNCATE);
            rows = 0;
        }
    }

    private long execute(SqlFile sql) throws SQLException {
        try (Statement statement = duckDb.createStatement()) {
            return statement.executeUpdate(sql.with("table", name).text());
        }
    }

    private static Instant instant(ResultSet found, int column) throws SQLException {
        return found.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
