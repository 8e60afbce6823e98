package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.EventSource.Order;
import dev.sluice.ingester.fakegithub.EventSource.Shifting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The newest events of each list at any moment: a function of the clock, so pages shift while they are walked. */
final class ShiftingWindow {
    /** GitHub shows no more of any list. */
    static final int SIZE = 300;

    /** How far it looks for rare types. */
    private static final long LOOK_BACK = 100_000;

    private static final int FIRST_PUSHES = 100;
    private static final Set<String> PUSHES = Set.of("PushEvent", "CreateEvent", "DeleteEvent");
    private static final int DISORDER = 4;
    private static final double NANOS = 1e9;

    /** The newest first, though neighbours are mixed up: always in the same way. */
    private static final Comparator<Long> NEARLY_NEWEST_FIRST = Comparator.<Long>comparingLong(n -> -(n / DISORDER))
            .thenComparingLong(n -> Long.reverse(n * 0x9E37_79B9_7F4A_7C15L));

    private final Shifting source;
    private final Instant start;
    private final NameIndex names = new NameIndex(this::event);

    ShiftingWindow(Shifting source, Instant start) {
        this.source = source;
        this.start = start;
    }

    /** At most 300, the newest first, though not strictly. */
    List<FeedEvent> newest(Timeline timeline, Instant now) {
        long visible = visible(now);
        if (!timeline.isGlobal()) {
            return names.of(timeline, visible).stream()
                    .sorted(NEARLY_NEWEST_FIRST)
                    .map(this::event)
                    .toList();
        }
        if (source.order() == Order.BY_TIME) {
            return all(visible).limit(SIZE).toList();
        }
        return Stream.concat(
                        all(visible).filter(event -> event.isOfType(PUSHES)).limit(FIRST_PUSHES),
                        all(visible).filter(event -> !event.isOfType(PUSHES)).limit(SIZE - FIRST_PUSHES))
                .toList();
    }

    /** When the newest event happened. */
    Instant lastModified(Instant now) {
        return now.minus(source.delay());
    }

    private Stream<FeedEvent> all(long visible) {
        long lowest = Math.max(0, visible - LOOK_BACK);
        return LongStream.iterate(
                        (visible - 1) / DISORDER, block -> block * DISORDER > lowest - DISORDER, block -> block - 1)
                .boxed()
                .flatMap(block -> LongStream.range(
                                Math.max(lowest, block * DISORDER), Math.min(visible, (block + 1) * DISORDER))
                        .boxed()
                        .sorted(NEARLY_NEWEST_FIRST))
                .map(this::event);
    }

    private long visible(Instant now) {
        double since = Duration.between(start, now).toNanos() / NANOS * source.perSecond();
        return Math.min(source.feed().size(), source.before() + Math.max(0, (long) Math.floor(since)));
    }

    private FeedEvent event(long n) {
        return FeedEvent.of(source.feed().event(n, this::second));
    }

    /** When event n happens, some time before it becomes visible. */
    private long second(long n) {
        double afterStart = (n - source.before() + 1) / source.perSecond();
        return start.minus(source.delay()).getEpochSecond() + (long) Math.floor(afterStart);
    }
}
