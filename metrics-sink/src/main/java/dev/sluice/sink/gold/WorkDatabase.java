package dev.sluice.sink.gold;

import dev.sluice.sink.sql.SqlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code work.duckdb}: the sink's own copy of the gold tables, which nobody else opens. Used by one thread at a time. */
final class WorkDatabase implements AutoCloseable {

    private static final SqlFile SCHEMA = SqlFile.load("schema/V001__gold_tables.sql");
    private static final SqlFile READ_STATE = SqlFile.load("work/read_state.sql");
    private static final SqlFile WRITE_STATE = SqlFile.load("work/write_state.sql");
    private static final SqlFile READ_WATERMARK = SqlFile.load("work/read_watermark.sql");
    private static final SqlFile CLEAR_SNAPSHOT = SqlFile.load("work/clear_snapshot.sql");
    private static final SqlFile WRITE_SNAPSHOT = SqlFile.load("work/write_snapshot.sql");
    private static final SqlFile CHECKPOINT = SqlFile.load("work/checkpoint.sql");

    private final Path file;
    private final Connection duckDb;

    private WorkDatabase(Path file, Connection duckDb) {
        this.file = file;
        this.duckDb = duckDb;
    }

    /** A change of several statements. */
    @FunctionalInterface
    interface Change {
        void make() throws SQLException;
    }

    /** Opens a file that is there. */
    static WorkDatabase open(Path file) throws SQLException {
        return new WorkDatabase(
                file, DriverManager.getConnection("jdbc:duckdb:" + file + ";threads=1;memory_limit=1GB"));
    }

    /** Makes a new file with empty tables. */
    static WorkDatabase create(Path file, String definition, String noEntry) throws SQLException {
        WorkDatabase work = open(file);
        work.atomically(() -> work.execute(
                SCHEMA.with("definition", SqlFile.literal(definition)).with("no_entry", SqlFile.literal(noEntry))));
        work.execute(CHECKPOINT);
        return work;
    }

    /** SHA-256 of the schema and the models: whatever changes in them changes it. */
    static String definition(List<GoldModel> models) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SCHEMA.text().getBytes(StandardCharsets.UTF_8));
            models.forEach(model -> digest.update(model.sql().text().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The file itself. */
    Path file() {
        return file;
    }

    /** What the tables are made of. */
    AppliedState state() throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery(READ_STATE.text())) {
            if (!row.next()) {
                throw new SQLException("gold_state of " + file + " is empty, expected one row");
            }
            return new AppliedState(row.getLong(1), row.getString(2), row.getString(3));
        }
    }

    /** Notes what the tables are made of now. */
    void writeState(long seq, String sha256) throws SQLException {
        try (PreparedStatement update = duckDb.prepareStatement(WRITE_STATE.text())) {
            update.setLong(1, seq);
            update.setString(2, sha256);
            update.executeUpdate();
        }
    }

    /** The watermark as last published; empty if unknown. */
    Optional<Instant> watermark() throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet row = statement.executeQuery(READ_WATERMARK.text())) {
            return row.next()
                    ? Optional.ofNullable(row.getObject(1, LocalDateTime.class))
                            .map(time -> time.toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        }
    }

    /** Writes the row that a snapshot's readers rely on, and makes the file whole for copying. */
    void prepareSnapshot(Optional<Instant> watermark, Instant now, String clusterId) throws SQLException {
        atomically(() -> {
            execute(CLEAR_SNAPSHOT);
            try (PreparedStatement insert = duckDb.prepareStatement(WRITE_SNAPSHOT.text())) {
                insert.setObject(1, watermark.map(WorkDatabase::utc).orElse(null));
                insert.setObject(2, utc(now));
                insert.setString(3, clusterId);
                insert.executeUpdate();
            }
        });
        execute(CHECKPOINT);
    }

    void execute(SqlFile sql) throws SQLException {
        try (Statement statement = duckDb.createStatement()) {
            statement.execute(sql.text());
        }
    }

    /** Makes a change whole or not at all. */
    void atomically(Change change) throws SQLException {
        duckDb.setAutoCommit(false);
        try {
            change.make();
            duckDb.commit();
        } catch (SQLException e) {
            duckDb.rollback();
            throw e;
        } finally {
            duckDb.setAutoCommit(true);
        }
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        duckDb.close();
    }
}
