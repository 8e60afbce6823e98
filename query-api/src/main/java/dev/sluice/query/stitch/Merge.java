package dev.sluice.query.stitch;

import dev.sluice.query.gold.HourCount;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one list of two, each key once. */
final class Merge {
    private static final Comparator<OpenedPulls> MOST_OPENED =
            Comparator.comparingLong(OpenedPulls::opened).reversed().thenComparingLong(OpenedPulls::repoId);

    /** The order of a ranking: the most events first, then the lower id, so that it never flickers. */
    private static final Comparator<RepoCount> BUSIEST =
            Comparator.comparingLong(RepoCount::events).reversed().thenComparingLong(RepoCount::repoId);

    /** What an hour's counts are counted by. */
    private record HourType(Instant hour, String type) {}

    private Merge() {}

    /** Minutes as hours, after the bot filter. */
    static List<HourCount> hours(List<MinuteCount> minutes, BotFilter bots) {
        return hourCounts(
                List.of(),
                minutes.stream()
                        .filter(minute -> bots.accepts(minute.actorClass()))
                        .map(minute -> new HourCount(
                                minute.minute().truncatedTo(ChronoUnit.HOURS), minute.type(), minute.events()))
                        .toList());
    }

    /** By hour, then type. */
    static List<HourCount> hourCounts(List<HourCount> one, List<HourCount> other) {
        return byKey(one, other, count -> new HourType(count.hour(), count.type()), Merge::plus).values().stream()
                .sorted(Comparator.comparing(HourCount::hour).thenComparing(HourCount::type))
                .toList();
    }

    /** The busiest first. The other side is the newer one: its name holds. */
    static List<RepoCount> repoCounts(List<RepoCount> one, List<RepoCount> other) {
        return byKey(one, other, RepoCount::repoId, Merge::plus).values().stream()
                .sorted(BUSIEST)
                .toList();
    }

    /** Most openings first. */
    static List<OpenedPulls> openedPulls(List<OpenedPulls> one, List<OpenedPulls> other) {
        return byKey(one, other, OpenedPulls::repoId, OpenedPulls::plus).values().stream()
                .sorted(MOST_OPENED)
                .toList();
    }

    private static HourCount plus(HourCount one, HourCount other) {
        return new HourCount(one.hour(), one.type(), one.events() + other.events());
    }

    private static RepoCount plus(RepoCount one, RepoCount newer) {
        var byType = new TreeMap<>(one.byType());
        newer.byType().forEach((type, events) -> byType.merge(type, events, Long::sum));
        var name = newer.repoName() == null ? one.repoName() : newer.repoName();
        return new RepoCount(one.repoId(), name, one.events() + newer.events(), byType);
    }

    private static <K, R> Map<K, R> byKey(
            Collection<R> one, Collection<R> other, Function<R, K> key, BinaryOperator<R> plus) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toMap(key, r -> r, plus));
    }
}
