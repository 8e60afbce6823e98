package dev.sluice.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Creates directories and makes the names in them durable.
 *
 * <p>A directory that is there need not be durable: a killed run may have created it without forcing its parent. So each
 * run forces the parents of every directory once, whoever created it.
 */
final class DirectoryForcer {

    private final Fs fs;
    private final Path base;
    private final Set<Path> known = new HashSet<>();

    /** @param base a directory whose own name is durable; all others lie below it */
    DirectoryForcer(Fs fs, Path base) {
        this.fs = fs;
        this.base = base;
    }

    /** Creates a directory and its parents where they are missing. */
    void create(Path directory) throws IOException {
        if (!fs.exists(directory)) {
            create(directory.getParent());
            fs.createDirectory(directory);
        }
    }

    /** Forces directories whose names have changed, and the parents that lead to them. */
    void force(Set<Path> changed) throws IOException {
        Set<Path> dirty = new LinkedHashSet<>(changed);
        for (Path directory : changed) {
            for (Path path = directory; !path.equals(base) && known.add(path); path = path.getParent()) {
                dirty.add(path.getParent());
            }
        }
        for (Path directory : dirty) {
            fs.forceDirectory(directory);
        }
    }
}
