package dev.sluice.ingester.fakegithub;

import java.nio.file.Path;
import java.time.Duration;

/** What the Events API shows. */
public sealed interface EventSource {
    /**
     * The newest 300 of a feed that goes on with the clock.
     *
     * @param feed where events come from
     * @param perSecond how many become visible in a second of the clock; above 0
     * @param before how many were visible when the stand-in started
     * @param delay how long after it happened a generated event becomes visible; GitHub says 30 s to 6 h
     * @param order how the window is sorted
     */
    record Shifting(Feed feed, double perSecond, long before, Duration delay, Order order) implements EventSource {
        /** That many a second, a full window at the start, the shortest delay. */
        public Shifting(Feed feed, double perSecond) {
            this(feed, perSecond, ShiftingWindow.SIZE, Duration.ofSeconds(30), Order.BY_TIME);
        }
    }

    /**
     * A recorded walk over all pages, answered page by page as it was.
     *
     * @param folder with {@code page-01.json} and so on, each an answer with status, headers and body
     */
    record Recorded(Path folder) implements EventSource {}

    /** How the window of 300 is sorted. */
    enum Order {
        /** The newest first, neighbours a little mixed up. */
        BY_TIME,
        /** As GitHub does in 2026: the newest 100 pushes, creations and deletions, then the newest 200 of all other types. */
        PUSHES_FIRST
    }
}
