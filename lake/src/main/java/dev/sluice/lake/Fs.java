package dev.sluice.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The file system as far as durability is concerned: the seam at which tests cut the power.
 *
 * <p>Bytes survive a power cut only after {@link #forceFile}, and a name (created, renamed or linked) only after {@link
 * #forceDirectory} of the directory that holds it.
 */
public interface Fs {

    /** The file system of this machine. */
    static Fs real() {
        return new RealFs();
    }

    /** Whether a file or directory of that name is there. */
    boolean exists(Path path);

    /** The entries of a directory in the order of their names; none if it does not exist. */
    List<Path> list(Path directory) throws IOException;

    /** When the bytes of a file were last written. */
    Instant lastModified(Path file) throws IOException;

    /** Opens a file for reading. */
    InputStream open(Path file) throws IOException;

    /** Creates one directory; its parent must exist. */
    void createDirectory(Path directory) throws IOException;

    /** Writes a whole file, replacing what was there. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Copies a whole file, replacing what was there. */
    void copy(Path from, Path to) throws IOException;

    /** Makes the bytes of a file durable. */
    void forceFile(Path file) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Renames in one step, silently replacing a file that has the new name. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Gives a file a second name only if nobody has that name: put-if-absent, which {@link #rename} is not.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    void link(Path existing, Path name) throws IOException;

    /** Deletes a file or an empty directory; nothing happens if it is not there. */
    void delete(Path path) throws IOException;
}
