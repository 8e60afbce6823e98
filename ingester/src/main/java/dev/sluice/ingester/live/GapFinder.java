package dev.sluice.ingester.live;

import dev.sluice.ops.FeedPosition;
import dev.sluice.ops.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether events may have passed unseen before a poll. */
final class GapFinder {
    /** GitHub shows no event that is older. */
    static final Duration RETENTION = Duration.ofDays(30);

    private static final String NO_OVERLAP = "NO_OVERLAP";
    private static final String UPSTREAM = "UPSTREAM";

    private GapFinder() {}

    /**
     * The gap before a poll that is complete.
     *
     * @param before where the feed stood
     * @param toItsEnd whether the poll saw all that the feed has: then nothing can hide behind the last page
     * @param troubled whether polls have failed since the last one that was taken
     */
    static Optional<Gap> find(
            FeedSpec spec, FeedPosition before, Overlap overlap, boolean toItsEnd, boolean troubled, Instant now) {
        if (before.getRecent().isEmpty()) {
            return Optional.empty();
        }
        boolean awayTooLong = before.getPolledAt().plus(RETENTION).isBefore(now);
        List<List<String>> detached = overlap.detached();
        if (!awayTooLong && (detached.isEmpty() || toItsEnd)) {
            return Optional.empty();
        }
        Gap gap = between(before, overlap, detached);
        gap.setSource(spec.source());
        gap.setPoll(before.getPolls() + 1);
        gap.setReason(troubled || awayTooLong ? UPSTREAM : NO_OVERLAP);
        gap.setDetectedAt(now);
        return Optional.of(gap);
    }

    private static Gap between(FeedPosition before, Overlap overlap, List<List<String>> detached) {
        var gap = new Gap();
        Optional<List<String>> part = latestBegin(overlap, detached);
        Optional<String> oldest = part.map(keys -> oldest(overlap, keys));
        gap.setAfterEvent(oldest.map(overlap::newestBefore)
                .orElseGet(() -> before.getRecent().get(0)));
        gap.setBeforeEvent(oldest.orElse(null));
        // The feed is not quite in order: what it brings behind a gap may be older than what was before it, and newer
        // than what is not seen.
        Instant newestBefore = before.getNewestCreatedAt();
        List<Instant> times = part.map(Overlap::tail).orElse(List.of()).stream()
                .flatMap(key -> time(overlap, key).stream())
                .toList();
        gap.setFromTime(newestBefore == null ? null : least(newestBefore, times));
        gap.setToTime(times.isEmpty() ? newestBefore : greatest(newestBefore, times));
        return gap;
    }

    private static Instant least(Instant one, List<Instant> others) {
        return Stream.concat(Stream.of(one), others.stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant greatest(Instant one, List<Instant> others) {
        return Stream.concat(Stream.ofNullable(one), others.stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Parts reach back differently far: the gap of both ends where the last of them begins. */
    private static Optional<List<String>> latestBegin(Overlap overlap, List<List<String>> parts) {
        return parts.stream()
                .max(Comparator.comparing(
                        part -> time(overlap, oldest(overlap, part)).orElse(Instant.MIN)));
    }

    private static String oldest(Overlap overlap, List<String> part) {
        return part.stream()
                .filter(key -> time(overlap, key).isPresent())
                .min(Comparator.comparing(key -> time(overlap, key).orElseThrow()))
                .orElseGet(() -> part.get(part.size() - 1));
    }

    private static Optional<Instant> time(Overlap overlap, String key) {
        return overlap.distinct().get(key).createdAt();
    }
}
