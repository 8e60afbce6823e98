package dev.sluice.ingester.fakegithub;

import dev.sluice.ingester.fakegithub.EventSource.Order;
import dev.sluice.ingester.fakegithub.EventSource.Shifting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The newest events of each list at any moment: a function of the clock, so pages shift while they are walked. */
final class ShiftingWindow {
    /** GitHub shows no more of any list. */
    static final int SIZE = 300;

    /** How far lists of one repository, organisation or person look back. */
    private static final long LOOK_BACK = 100_000;

    private static final int FIRST_PUSHES = 100;
    private static final Set<String> PUSHES = Set.of("PushEvent", "CreateEvent", "DeleteEvent");
    private static final int DISORDER = 4;
    private static final double NANOS = 1e9;

    private final Shifting source;
    private final Instant start;

    ShiftingWindow(Shifting source, Instant start) {
        this.source = source;
        this.start = start;
    }

    /** At most 300, the newest first, though not strictly. */
    List<FeedEvent> newest(Timeline timeline, Instant now) {
        if (timeline.isGlobal() && source.order() == Order.PUSHES_FIRST) {
            Predicate<FeedEvent> push = event -> event.isOfType(PUSHES);
            return Stream.concat(
                            newestWhere(push, now).limit(FIRST_PUSHES),
                            newestWhere(push.negate(), now).limit(SIZE - FIRST_PUSHES))
                    .toList();
        }
        return newestWhere(timeline.shows(), now).limit(SIZE).toList();
    }

    /** When the newest event happened. */
    Instant lastModified(Instant now) {
        return now.minus(source.delay());
    }

    private Stream<FeedEvent> newestWhere(Predicate<FeedEvent> wanted, Instant now) {
        long visible = visible(now);
        return numbersBelow(visible, Math.max(0, visible - LOOK_BACK))
                .mapToObj(this::event)
                .filter(wanted);
    }

    /** Downwards, mixed up within every few. */
    private static LongStream numbersBelow(long end, long lowest) {
        return LongStream.iterate(end - 1, block -> block >= lowest, block -> block - DISORDER)
                .flatMap(top -> LongStream.rangeClosed(Math.max(lowest, top - DISORDER + 1), top)
                        .boxed()
                        .sorted(Comparator.comparingLong(n -> Long.reverse(n * 0x9E37_79B9_7F4A_7C15L)))
                        .mapToLong(n -> n));
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
