package dev.sluice.ingester.archive;

import dev.sluice.ingester.archive.HourCache.Stored;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One hour being fetched on a thread of its own; it can be given up at any time. */
final class Fetching implements Runnable {
    /** The work. */
    @FunctionalInterface
    interface Fetch {
        Stored of(ArchiveHour hour) throws IOException, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final ArchiveHour hour;
    private final Fetch fetch;
    private final HourCache cache;
    private final CompletableFuture<Stored> result = new CompletableFuture<>();
    private Thread thread;
    private boolean begun;
    private boolean ended;
    private boolean unwanted;

    Fetching(ArchiveHour hour, Fetch fetch, HourCache cache) {
        this.hour = hour;
        this.fetch = fetch;
        this.cache = cache;
    }

    /** Never completes when the process stops first: whoever waits for it has its own way to notice. */
    CompletableFuture<Stored> result() {
        return result;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            result.complete(fetch.of(hour));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            completeUnlessInterrupted(e);
        } finally {
            end();
        }
    }

    /** An interrupted file or connection says so by all kinds of exceptions. */
    private void completeUnlessInterrupted(Exception e) {
        if (!Thread.currentThread().isInterrupted()) {
            result.completeExceptionally(e);
        }
    }

    private synchronized boolean begin() {
        thread = Thread.currentThread();
        begun = !unwanted;
        return begun;
    }

    private synchronized void end() {
        ended = true;
        thread = null;
        if (unwanted) {
            // The interrupt was for this hour, not for the next one on this thread.
            LOG.debug("{} was given up, interrupted: {}", hour, Thread.interrupted());
            discard();
        }
    }

    /** Ends it, and removes what it has brought. */
    synchronized void giveUp() {
        unwanted = true;
        if (begun && !ended) {
            thread.interrupt();
        } else {
            discard();
        }
    }

    private void discard() {
        try {
            cache.discard(hour);
        } catch (IOException e) {
            LOG.warn("cannot remove what was downloaded of {}: {}", hour, e.getMessage());
        }
    }
}
