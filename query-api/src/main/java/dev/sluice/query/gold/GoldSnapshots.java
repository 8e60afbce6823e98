package dev.sluice.query.gold;

import dev.sluice.lake.Fs;
import dev.sluice.lake.Snapshot;
import dev.sluice.lake.SnapshotReader;
import dev.sluice.runtime.health.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks each second which snapshot is in force, and keeps that one open. */
public final class GoldSnapshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GoldSnapshots.class);

    private final SnapshotReader reader;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gold-snapshots"));
    private volatile OpenSnapshot open;
    private volatile Check check = Check.ok("no snapshot published yet");

    /** @param directory where the sink publishes; it need not exist yet */
    public GoldSnapshots(Path directory) {
        reader = new SnapshotReader(directory, Fs.real());
    }

    /** Looks at once, then each second. */
    public void start() {
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    /** Which snapshot is loaded, or why none is. */
    public Check check() {
        return check;
    }

    /** Of the snapshot that is loaded; empty as long as there is none. */
    public Optional<SnapshotFacts> facts() {
        var now = open;
        return now == null ? Optional.empty() : Optional.of(now.facts());
    }

    /** Answers a question from one snapshot, which stays open meanwhile; the tables are empty as long as there is none. */
    public <T> T read(Function<Optional<GoldTables>, T> question) {
        while (true) {
            var now = open;
            if (now == null) {
                return question.apply(Optional.empty());
            }
            if (now.enter()) {
                try {
                    return question.apply(Optional.of(new GoldTables(now)));
                } finally {
                    now.leave();
                }
            }
        }
    }

    /** Opens the snapshot in force, unless it is open already. */
    void look() {
        try {
            var current = reader.current();
            if (current.isPresent() && !isOpen(current.get())) {
                replace(OpenSnapshot.open(current.get()));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            report(e);
        }
    }

    private boolean isOpen(Snapshot snapshot) {
        return facts().filter(facts -> facts.number() == snapshot.number()).isPresent();
    }

    private void replace(OpenSnapshot newer) throws SQLException {
        var older = open;
        open = newer;
        check = Check.ok("gold-" + newer.facts().number() + ".duckdb");
        if (older != null) {
            older.close();
        }
    }

    private void report(Exception problem) {
        var detail = "cannot open the snapshot in force: " + problem.getMessage();
        if (!detail.equals(check.detail())) {
            LOG.warn("{}; trying again each second", detail);
        }
        check = Check.failed(detail);
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a look at gold did not end within 5 s; leaving it");
            }
            if (open != null) {
                var last = open;
                open = null;
                last.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("closing the gold snapshot: {}", e.getMessage());
        }
    }
}
