package dev.sluice.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Publishes gold snapshots and clears away the old ones. Used by one thread of one process. */
public final class SnapshotPublisher {

    /** How many snapshots stay at least. */
    static final int KEPT = 3;

    /** How long every snapshot stays at least: a reader has that long between reading the pointer and opening the file. */
    static final Duration KEPT_FOR = Duration.ofSeconds(60);

    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final Fs fs;
    private final Clock clock;
    private final DirectoryForcer directories;
    private final TreeMap<Long, Instant> firstSeen = new TreeMap<>();

    private SnapshotPublisher(Path directory, Fs fs, Clock clock) {
        this.directory = directory;
        this.fs = fs;
        this.clock = clock;
        this.directories = new DirectoryForcer(fs, directory.getParent());
    }

    /** Opens the gold directory, creating it if need be, and clears away what a killed run left unfinished. */
    public static SnapshotPublisher open(Path directory, Fs fs, Clock clock) throws IOException {
        SnapshotPublisher publisher = new SnapshotPublisher(directory, fs, clock);
        publisher.directories.create(directory);
        for (Path file : fs.list(directory)) {
            publisher.receive(file);
        }
        return publisher;
    }

    private void receive(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
            fs.delete(file);
        }
        OptionalLong number = Snapshot.number(name);
        if (number.isPresent()) {
            firstSeen.put(number.getAsLong(), clock.instant());
        }
    }

    /**
     * Publishes a copy of a DuckDB file that nobody writes meanwhile.
     *
     * @param source the file, checkpointed, so that nothing of it is in a write-ahead log
     */
    public Snapshot publish(Path source) throws IOException {
        long number = firstSeen.isEmpty() ? 1 : firstSeen.lastKey() + 1;
        Snapshot snapshot = Snapshot.in(directory, number);
        Path copy = unfinished(snapshot.file());
        fs.copy(source, copy);
        putInPlace(copy, snapshot.file());
        firstSeen.put(number, clock.instant());

        Path pointer = directory.resolve(SnapshotReader.POINTER);
        Path draft = unfinished(pointer);
        fs.write(draft, snapshot.file().getFileName().toString().getBytes(StandardCharsets.UTF_8));
        putInPlace(draft, pointer);
        deleteOld();
        return snapshot;
    }

    private void putInPlace(Path from, Path to) throws IOException {
        fs.forceFile(from);
        fs.rename(from, to);
        directories.force(Set.of(directory));
    }

    private void deleteOld() throws IOException {
        Instant limit = clock.instant().minus(KEPT_FOR);
        while (firstSeen.size() > KEPT) {
            Map.Entry<Long, Instant> oldest = firstSeen.firstEntry();
            if (oldest.getValue().isAfter(limit)) {
                return;
            }
            fs.delete(Snapshot.in(directory, oldest.getKey()).file());
            firstSeen.remove(oldest.getKey());
        }
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }
}
