package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A file that one process at a time holds; the system lets go of it when that process dies, however it dies. */
final class FolderLock implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    /** POSIX drops a process's lock when it closes any descriptor of the file, so one held here is never opened again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock, or answers nothing when another holder has not let go of it within {@code patience}. */
    static Optional<FolderLock> take(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<FolderLock> lock = tryTake(file);
        while (lock.isEmpty() && pausedBefore(deadline)) {
            lock = tryTake(file);
        }
        return lock;
    }

    /** Waits until no other process locks the file, whose content stays as it is; false if that takes too long. */
    static boolean awaitFree(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean free = isFree(file);
        while (!free && pausedBefore(deadline)) {
            free = isFree(file);
        }
        return free;
    }

    private static boolean pausedBefore(long deadline) {
        LockSupport.parkNanos(PAUSE_NANOS);
        return System.nanoTime() - deadline < 0;
    }

    private static boolean isFree(Path file) {
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** Who holds the lock, in words. */
    static String holder(Path file) {
        if (HELD.contains(file)) {
            return "this process";
        }
        try {
            String pid = Files.readString(file).strip();
            return pid.isEmpty() ? "another process" : "process " + pid;
        } catch (IOException unreadable) {
            return "another process";
        }
    }

    private static Optional<FolderLock> tryTake(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> lock = Optional.empty();
        try {
            lock = lock(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file + ": " + failed.getMessage(), failed);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static Optional<FolderLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0).write(ByteBuffer.wrap(pid()), 0);
        return Optional.of(new FolderLock(file, channel));
    }

    private static byte[] pid() {
        return (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot let go of " + file + ": " + failed.getMessage(), failed);
        } finally {
            HELD.remove(file);
        }
    }
}
