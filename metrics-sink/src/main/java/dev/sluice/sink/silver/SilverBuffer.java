package dev.sluice.sink.silver;

import dev.sluice.lake.StagedFile;
import dev.sluice.schemas.EventType;
import dev.sluice.sink.silver.SilverTable.Hour;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.duckdb.DuckDBConnection;

/** Silver rows since the last flush, in a DuckDB of its own in memory. Used by the thread that opened it. */
public final class SilverBuffer implements AutoCloseable {

    /** One thread: the sink shares two cores with everything else, and one thread keeps the rows in their order. */
    private static final String IN_MEMORY = "jdbc:duckdb:;threads=1;memory_limit=1GB";

    private final DuckDBConnection duckDb;
    private final Map<EventType, SilverTable> tables = new EnumMap<>(EventType.class);
    private long rows;

    private SilverBuffer(DuckDBConnection duckDb) {
        this.duckDb = duckDb;
    }

    /** An empty buffer for all types. */
    public static SilverBuffer open() throws SQLException {
        SilverBuffer buffer =
                new SilverBuffer(DriverManager.getConnection(IN_MEMORY).unwrap(DuckDBConnection.class));
        for (EventType type : EventType.values()) {
            buffer.tables.put(type, new SilverTable(buffer.duckDb, SilverRelation.of(type)));
        }
        return buffer;
    }

    /** Adds a record with its coordinates. */
    public void append(EventType type, SpecificRecord silver, int partition, long offset) throws SQLException {
        tables.get(type).append(silver, partition, offset);
        rows++;
    }

    /** Rows since the last {@link #clear}. */
    public long rows() {
        return rows;
    }

    /**
     * Writes all rows to Parquet, a file for each type and event hour; the rows stay until {@link #clear}.
     *
     * @param paths where the files go
     */
    public List<StagedFile> write(Supplier<Path> paths) throws SQLException {
        List<StagedFile> files = new ArrayList<>();
        for (Map.Entry<EventType, SilverTable> table : tables.entrySet()) {
            for (Hour hour : table.getValue().hours()) {
                Path file = paths.get();
                table.getValue().copy(hour, file);
                files.add(new StagedFile(
                        file, table.getKey().dataset(), hour.start(), hour.rows(), hour.minTime(), hour.maxTime()));
            }
        }
        return files;
    }

    /** Forgets all rows. */
    public void clear() throws SQLException {
        for (SilverTable table : tables.values()) {
            table.clear();
        }
        rows = 0;
    }

    @Override
    public void close() throws SQLException {
        duckDb.close();
    }
}
