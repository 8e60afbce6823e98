package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.HourCache.Stored;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the hours that come next while one is read, so many at a time and no more ahead, oldest first: the disk holds that many
 * and the one being read. Nothing is downloaded before a first hour has to be read.
 */
final class Downloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final ArchiveHour last;
    private final int ahead;
    private final Predicate<ArchiveHour> wanted;
    private final Fetching.Fetch fetch;
    private final HourCache cache;
    private final boolean keep;
    private final Map<ArchiveHour, Fetching> fetchings = new HashMap<>();
    private final List<ArchiveHour> read = new ArrayList<>();
    private final ExecutorService threads;
    private boolean closed;

    /**
     * @param last nothing behind it is fetched ahead
     * @param ahead hours fetched while one is read, and threads
     * @param wanted which hours are worth fetching ahead
     * @param keep whether files stay when they were read
     */
    Downloads(
            ArchiveHour last,
            int ahead,
            Predicate<ArchiveHour> wanted,
            Fetching.Fetch fetch,
            HourCache cache,
            boolean keep) {
        this.last = last;
        this.ahead = ahead;
        this.wanted = wanted;
        this.fetch = fetch;
        this.cache = cache;
        this.keep = keep;
        var number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(ahead, work -> {
            var thread = new Thread(work, "download-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Fetches that hour now and the next ones after it. */
    synchronized CompletableFuture<Stored> begin(ArchiveHour hour) {
        CompletableFuture<Stored> result = fetch(hour).result();
        ArchiveHour next = hour.next();
        for (int i = 0; i < ahead && !next.isAfter(last); i++) {
            if (wanted.test(next)) {
                fetch(next);
            }
            next = next.next();
        }
        return result;
    }

    /** The failure of that hour was told: when it is asked for again, it is tried again. */
    synchronized void told(ArchiveHour hour) {
        Fetching fetching = fetchings.get(hour);
        if (fetching != null && fetching.result().isCompletedExceptionally()) {
            fetchings.remove(hour);
        }
    }

    private Fetching fetch(ArchiveHour hour) {
        return fetchings.computeIfAbsent(hour, it -> {
            var fetching = new Fetching(it, fetch, cache);
            if (!closed) {
                threads.execute(fetching);
            }
            return fetching;
        });
    }

    /** All of that hour was read; its file is needed until that is committed. */
    synchronized void wasRead(ArchiveHour hour) {
        read.add(hour);
    }

    /** The reader has come to that hour: what was read before is committed. */
    synchronized void reached(ArchiveHour hour) {
        for (ArchiveHour done : List.copyOf(read)) {
            if (!done.equals(hour)) {
                read.remove(done);
                release(done);
            }
        }
    }

    /** That hour is not to be read: it was, or its time has not come. */
    synchronized void skip(ArchiveHour hour) {
        read.remove(hour);
        release(hour);
    }

    /** The file is bad, or of a version that its server has no more: it is not used again. */
    synchronized void drop(ArchiveHour hour) {
        Fetching fetching = fetchings.remove(hour);
        if (fetching != null) {
            fetching.giveUp();
        } else {
            discard(hour);
        }
    }

    private void release(ArchiveHour hour) {
        if (keep && isStored(hour)) {
            fetchings.remove(hour);
        } else {
            drop(hour);
        }
    }

    private boolean isStored(ArchiveHour hour) {
        try {
            return cache.stored(hour).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private void discard(ArchiveHour hour) {
        try {
            cache.discard(hour);
        } catch (IOException e) {
            LOG.warn("cannot remove what was downloaded of {}: {}", hour, e.getMessage());
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Stops at once; what is there in part stays for the next time. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            threads.shutdownNow();
        }
        try {
            if (!threads.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a download did not stop within {}", CLOSE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            List.copyOf(read).forEach(this::skip);
        }
    }
}
