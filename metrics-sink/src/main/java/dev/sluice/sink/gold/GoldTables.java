package dev.sluice.sink.gold;

import static java.util.stream.Collectors.joining;

import dev.sluice.lake.LakeLayout;
import dev.sluice.lake.LakeReader;
import dev.sluice.lake.LakeView;
import dev.sluice.sink.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gold tables, kept equal to the lake: each event hour that a commit touched is derived anew and replaced whole. They
 * can be lost: whatever is wrong with the file, it is put aside and made again from the lake.
 */
final class GoldTables implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GoldTables.class);
    private static final String FILE = "work.duckdb";
    private static final SqlFile DELETE_HOURS = SqlFile.load("work/delete_hours.sql");
    private static final SqlFile INSERT_MODEL = SqlFile.load("work/insert_model.sql");

    private final Path directory;
    private final LakeLayout layout;
    private final LakeReader lake;
    private final Clock clock;
    private final GoldLock lock;
    private final List<GoldModel> models = GoldModel.all();
    private final List<SilverSource> sources = SilverSource.readBy(models);
    private final String definition = WorkDatabase.definition(models);
    private WorkDatabase work;

    private GoldTables(Path directory, LakeLayout layout, LakeReader lake, Clock clock, GoldLock lock) {
        this.lock = lock;
        this.directory = directory;
        this.layout = layout;
        this.lake = lake;
        this.clock = clock;
    }

    /** Opens the tables; where they are missing, damaged, outdated or ahead of the lake, empty ones take their place. */
    static GoldTables open(Path directory, LakeLayout layout, LakeReader lake, Clock clock)
            throws IOException, SQLException {
        Files.createDirectories(directory);
        GoldTables tables = new GoldTables(directory, layout, lake, clock, GoldLock.take(directory));
        try {
            tables.work = tables.openOrReplace();
        } catch (IOException | SQLException | RuntimeException e) {
            tables.lock.close();
            throw e;
        }
        return tables;
    }

    /** Puts the tables aside, so that the next {@link #open} makes them again. Keeps one such file for the curious. */
    static void putAside(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            Files.move(file, directory.resolve("bad-" + FILE), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(directory.resolve(FILE + ".wal"));
    }

    private WorkDatabase openOrReplace() throws IOException, SQLException {
        Path file = directory.resolve(FILE);
        Optional<WorkDatabase> sound = Files.exists(file) ? openSound(file) : Optional.empty();
        if (sound.isPresent()) {
            return sound.get();
        }
        putAside(directory);
        return WorkDatabase.create(file, definition, lake.sha256(0));
    }

    private Optional<WorkDatabase> openSound(Path file) throws IOException, SQLException {
        WorkDatabase found = null;
        try {
            found = WorkDatabase.open(file);
            if (found.state().fits(definition, lake)) {
                return Optional.of(found);
            }
            LOG.info("gold tables were made by another version or from another lake; deriving them anew");
        } catch (SQLException damaged) {
            LOG.warn("gold tables do not open; deriving them anew: {}", damaged.getMessage());
        }
        if (found != null) {
            found.close();
        }
        return Optional.empty();
    }

    /** The last manifest entry in the tables. */
    long appliedSeq() throws SQLException {
        return work.state().seq();
    }

    /** The watermark as last published. */
    Optional<Instant> watermark() throws SQLException {
        return work.watermark();
    }

    /** Derives anew what the lake's entries touched since; true if there were any. */
    boolean refresh() throws IOException, SQLException {
        LakeView view = lake.refresh();
        long applied = appliedSeq();
        if (applied == view.seq()) {
            return false;
        }
        Iterator<List<Instant>> portions = DirtyHours.since(applied, lake).iterator();
        while (portions.hasNext()) {
            List<Instant> hours = portions.next();
            for (SilverSource source : sources) {
                source.load(work, hours, view, layout);
            }
            boolean last = !portions.hasNext();
            work.atomically(() -> replace(hours, last, view));
        }
        if (appliedSeq() != view.seq()) {
            work.writeState(view.seq(), view.sha256());
        }
        for (SilverSource source : sources) {
            source.clear(work);
        }
        return true;
    }

    /** A crash between two portions leaves the old number, so all of them are done again. */
    private void replace(List<Instant> hours, boolean last, LakeView view) throws SQLException {
        String list = hours.stream().map(GoldTables::literal).collect(joining(", "));
        for (GoldModel model : models) {
            work.execute(DELETE_HOURS.with("table", model.table()).with("hours", list));
            work.execute(INSERT_MODEL
                    .with("table", model.table())
                    .with("model", model.sql().text()));
        }
        if (last) {
            work.writeState(view.seq(), view.sha256());
        }
    }

    private static String literal(Instant hour) {
        return "timestamp "
                + SqlFile.literal(LocalDateTime.ofInstant(hour, ZoneOffset.UTC).toString());
    }

    /** Makes the file ready for publishing and says where it is. */
    Path readyForSnapshot(Optional<Instant> watermark, String clusterId) throws SQLException {
        work.prepareSnapshot(watermark, clock.instant(), clusterId);
        return work.file();
    }

    @Override
    public void close() throws IOException, SQLException {
        try (lock) {
            work.close();
        }
    }
}
