package dev.sluice.ingester.live;

import dev.sluice.ops.FeedEtag;
import dev.sluice.ops.FeedPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a feed stands behind a poll. */
final class NextPosition {
    /** Two polls of three full pages. */
    static final int RECENT = 2 * FeedSpec.PAGES * FeedSpec.PER_PAGE;

    private NextPosition() {}

    /** Of a feed that was never polled. */
    static FeedPosition none(Instant now) {
        return new FeedPosition(0L, Map.of(), List.of(), null, now);
    }

    /**
     * Behind a poll that saw all it needed.
     *
     * @param newest what the next gap would begin behind; null where no event is known
     */
    static FeedPosition behind(
            FeedPosition before,
            Overlap overlap,
            Map<String, Optional<FeedEtag>> changed,
            Instant newest,
            Instant now) {
        return new FeedPosition(before.getPolls() + 1, etags(before, changed), overlap.remembered(RECENT), newest, now);
    }

    /**
     * Behind a poll that broke off: its events are safe, but the next one has to find its way back to what was known before, else
     * the pages that were not seen are lost without a trace. Where nothing was known, its events are the first that are.
     */
    static FeedPosition behindPartOf(FeedPosition before, Overlap overlap, Instant now) {
        return before.getRecent().isEmpty()
                ? behind(before, overlap, Map.of(), newest(before, overlap), now)
                : FeedPosition.newBuilder(before)
                        .setPolls(before.getPolls() + 1)
                        .build();
    }

    private static Map<String, FeedEtag> etags(FeedPosition before, Map<String, Optional<FeedEtag>> changed) {
        var etags = new HashMap<>(before.getEtags());
        changed.forEach((page, etag) -> {
            etags.remove(page);
            etag.ifPresent(saved -> etags.put(page, saved));
        });
        return etags;
    }

    /** Greatest created_at of any event so far; null where none is known. */
    static Instant newest(FeedPosition before, Overlap overlap) {
        return Stream.concat(
                        Stream.ofNullable(before.getNewestCreatedAt()),
                        overlap.distinct().values().stream().flatMap(event -> event.createdAt().stream()))
                .max(Instant::compareTo)
                .orElse(null);
    }
}
