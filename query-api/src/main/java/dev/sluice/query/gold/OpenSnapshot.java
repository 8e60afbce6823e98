package dev.sluice.query.gold;

import dev.sluice.lake.Snapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A snapshot's file, open for reading by many; it is closed when the last reader has left. */
final class OpenSnapshot implements AutoCloseable {
    private static final NamedSql FACTS = ResourceText.query("snapshot_facts");

    private final Connection connection;
    private final ReentrantReadWriteLock readers = new ReentrantReadWriteLock();
    private final SnapshotFacts facts;
    private boolean closed;

    private OpenSnapshot(Snapshot snapshot, Connection connection) throws SQLException {
        this.connection = connection;
        this.facts = select(FACTS.bind(), row -> facts(snapshot.number(), row)).get(0);
    }

    /** Opens the file; it can read nothing else and write nowhere. */
    static OpenSnapshot open(Snapshot snapshot) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:" + snapshot.file(), readOnly());
        try {
            return new OpenSnapshot(snapshot, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Properties readOnly() {
        var properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("temp_directory", "");
        properties.setProperty("memory_limit", "256MB");
        properties.setProperty("threads", "2");
        return properties;
    }

    SnapshotFacts facts() {
        return facts;
    }

    /** Keeps the file open until {@link #leave}; false where it is closed already. */
    boolean enter() {
        readers.readLock().lock();
        if (closed) {
            readers.readLock().unlock();
            return false;
        }
        return true;
    }

    void leave() {
        readers.readLock().unlock();
    }

    /** All rows of a statement. */
    <R> List<R> select(BoundSql sql, RowReader<R> reader) throws SQLException {
        try (var own = connection.unwrap(org.duckdb.DuckDBConnection.class).duplicate();
                var statement = sql.prepare(own);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<R>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        readers.writeLock().lock();
        try {
            closed = true;
            connection.close();
        } finally {
            readers.writeLock().unlock();
        }
    }

    private static SnapshotFacts facts(long number, java.sql.ResultSet row) throws SQLException {
        return new SnapshotFacts(
                number,
                row.getLong("applied_seq"),
                Utc.instant(row, "watermark"),
                Utc.instant(row, "published_at"),
                row.getString("cluster_id"));
    }
}
