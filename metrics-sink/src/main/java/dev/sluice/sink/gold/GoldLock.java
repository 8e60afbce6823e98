package dev.sluice.sink.gold;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second sink away from the gold directory. DuckDB's own lock does not: copying its file ends the process's locks
 * on it, as POSIX has it.
 */
final class GoldLock implements AutoCloseable {

    private final FileChannel channel;

    private GoldLock(FileChannel channel) {
        this.channel = channel;
    }

    static GoldLock take(Path directory) throws IOException {
        Path file = directory.resolve("LOCK");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            channel.close();
            throw new IOException(
                    file + " is locked by another sink; stop it, or give this one its own SLUICE_GOLD_DIR");
        }
        return new GoldLock(channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
