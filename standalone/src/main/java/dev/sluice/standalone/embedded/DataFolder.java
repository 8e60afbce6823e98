package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data directory that this process alone works in. Two brokers on one folder destroy it, so whoever starts a server must
 * hold one of these first; its {@code locks} and {@code log} outlive {@link #wipe()}.
 */
public final class DataFolder implements AutoCloseable {

    /** A killed parent needs a moment to be gone, and its children some 300 ms more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LOCKS = "locks";
    /** The log is open already, and tells of the wiping too. */
    private static final List<String> KEPT = List.of(LOCKS, "log");

    private static final List<String> CHILDREN = List.of(EmbeddedBroker.NAME, EmbeddedRegistry.NAME);
    /** The children's own locks: a dying process lets go of its locks one after another. */
    private static final List<String> INNER_LOCKS = List.of(EmbeddedBroker.OWN_LOCK, EmbeddedRegistry.OWN_LOCK);

    private final Path root;
    private final FolderLock lock;

    private DataFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the directory if need be and takes it, once the children of a killed predecessor are gone.
     *
     * @throws CannotStart when another process works in it, or it cannot be written
     */
    public static DataFolder take(Path directory) {
        return take(directory, PATIENCE);
    }

    static DataFolder take(Path directory, Duration patience) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Path locks = Files.createDirectories(root.resolve(LOCKS));
            FolderLock lock = lock(root, locks.resolve("stack"), patience);
            DataFolder folder = new DataFolder(root, lock);
            folder.awaitChildren(patience);
            return folder;
        } catch (IOException | UncheckedIOException failed) {
            throw unusable(root, failed);
        }
    }

    private void awaitChildren(Duration patience) {
        try {
            CHILDREN.forEach(child -> lock(root, childLock(child), patience).close());
            INNER_LOCKS.stream().map(root::resolve).forEach(file -> mustBeFree(file, patience));
        } catch (CannotStart inUse) {
            close();
            throw inUse;
        }
    }

    private void mustBeFree(Path file, Duration patience) {
        if (!FolderLock.awaitFree(file, patience)) {
            throw inUse(root, "a process that locks " + file);
        }
    }

    private static FolderLock lock(Path root, Path file, Duration patience) {
        return FolderLock.take(file, patience).orElseThrow(() -> inUse(root, FolderLock.holder(file)));
    }

    private static CannotStart inUse(Path root, String holder) {
        return new CannotStart(
                CannotStart.Reason.FOLDER_IN_USE,
                "data directory " + root + " is in use by " + holder,
                "stop that process, or choose another directory with --data-dir");
    }

    /** The absolute path of the directory. */
    public Path root() {
        return root;
    }

    /** Deletes everything in the directory except its locks and its log. */
    public void wipe() {
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(entry -> KEPT.stream().noneMatch(entry::endsWith)).forEach(DataFolder::delete);
        } catch (IOException | UncheckedIOException failed) {
            throw unusable(root, failed);
        }
    }

    /** The lock file that the named child holds while it lives. */
    Path childLock(String child) {
        return root.resolve(LOCKS).resolve(child);
    }

    /** Makes a folder in the directory. */
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw unusable(root, failed);
        }
    }

    static CannotStart unusable(Path path, Exception failed) {
        return new CannotStart(
                CannotStart.Reason.FOLDER_UNUSABLE,
                "data directory " + path + " cannot be used: " + failed,
                "check its rights and the free space of its disk, or choose another directory with --data-dir",
                failed);
    }

    static void delete(Path path) {
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path entry : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + path + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
