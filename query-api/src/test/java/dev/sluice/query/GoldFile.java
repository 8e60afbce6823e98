package dev.sluice.query;

import dev.sluice.query.gold.ResourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A gold snapshot made by hand, as metrics-sink publishes it. */
public final class GoldFile implements AutoCloseable {
    private final Path directory;
    private final String name;
    private final Connection connection;

    /** Opens a new one, not published yet. */
    public GoldFile(Path directory, long number) {
        this.directory = directory;
        this.name = "gold-" + number + ".duckdb";
        try {
            Files.createDirectories(directory);
            connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make " + name, e);
        }
        execute(ResourceText.of("/sql/gold_schema.sql"));
    }

    /** Events of an hour. */
    public GoldFile events(String hour, String type, String actor, long events) {
        return execute("INSERT INTO gold_event_counts_hourly VALUES ('%s', '%s', '%s', %d)"
                .formatted(utc(hour), type, actor, events));
    }

    /** Events of a repository in an hour. */
    public GoldFile repo(String hour, long id, String name, String type, String actor, long events) {
        return execute("INSERT INTO gold_repo_activity_hourly VALUES ('%s', %d, '%s', '%s', '%s', %d)"
                .formatted(utc(hour), id, type, actor, name, events));
    }

    /** Pull requests opened in a repository in an hour. */
    public GoldFile opened(String hour, long id, String name, String actor, long opened, String first, String last) {
        return execute(("INSERT INTO gold_pull_requests (hour, repo_id, number, actor_class, repo_name, opened,"
                        + " first_opened_at, last_opened_at) VALUES ('%s', %d, 1, '%s', '%s', %d, '%s', '%s')")
                .formatted(utc(hour), id, actor, name, opened, utc(first), utc(last)));
    }

    /** Publishes it; {@code null} is an unknown watermark. */
    public void publish(String watermark, String publishedAt) {
        execute("INSERT INTO gold_snapshot VALUES (7, %s, '%s', 'a-cluster')"
                .formatted(watermark == null ? "NULL" : "'" + utc(watermark) + "'", utc(publishedAt)));
        close();
        try {
            var next = Files.writeString(directory.resolve("CURRENT.next"), name + "\n");
            Files.move(next, directory.resolve("CURRENT"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + name, e);
        }
    }

    private GoldFile execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String utc(String time) {
        return time.replace("Z", "").replace('T', ' ');
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close " + name, e);
        }
    }
}
