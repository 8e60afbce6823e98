package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.GoldTables;
import dev.sluice.query.gold.HourCount;
import dev.sluice.query.gold.SnapshotFacts;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.query.stores.StoreReply;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks both sides of the seam, and makes one answer of the two. */
public final class Stitcher {
    /** The busiest repositories of each side that are ranked together. */
    private static final int CANDIDATES = 1000;

    private final GoldSnapshots gold;
    private final StoreClient stores;

    /** Over those two. */
    public Stitcher(GoldSnapshots gold, StoreClient stores) {
        this.gold = gold;
        this.stores = stores;
    }

    /** Events by hour and type. */
    public Stitched<HourCount> eventCounts(TimeRange hours, BotFilter bots) {
        return stitch(
                hours,
                (tables, part) -> tables.eventCounts(part, bots),
                part -> {
                    var reply = stores.minutes(part);
                    return new StoreReply<>(Merge.hours(reply.rows(), bots), reply.coverage());
                },
                Merge::hourCounts);
    }

    /** The busiest repositories; ranked together are the 1,000 busiest of each side. */
    public Stitched<RepoCount> repositories(TimeRange hours, BotFilter bots, int limit) {
        var all = stitch(
                hours,
                (tables, part) -> tables.repositories(part, bots, CANDIDATES, OptionalLong.empty()),
                part -> stores.repositories(part, bots, CANDIDATES, OptionalLong.empty()),
                Merge::repoCounts);
        return all.withRows(all.rows().stream().limit(limit).toList());
    }

    /** One repository; no row where nothing happened in it. */
    public Stitched<RepoCount> repository(TimeRange hours, BotFilter bots, long repoId) {
        var id = OptionalLong.of(repoId);
        return stitch(
                hours,
                (tables, part) -> tables.repositories(part, bots, 1, id),
                part -> stores.repositories(part, bots, 1, id),
                Merge::repoCounts);
    }

    /** Pull requests opened, by repository, or in the one of that id; most openings first. */
    public Stitched<OpenedPulls> openedPulls(TimeRange hours, BotFilter bots, OptionalLong repoId) {
        return stitch(
                hours,
                (tables, part) -> tables.openedPulls(part, bots, repoId),
                part -> stores.openedPulls(part, bots, repoId),
                Merge::openedPulls);
    }

    private <R> Stitched<R> stitch(
            TimeRange range,
            BiFunction<GoldTables, TimeRange, List<R>> askGold,
            Function<TimeRange, StoreReply<R>> askStores,
            BiFunction<List<R>, List<R>, List<R>> merge) {
        return gold.read(tables -> {
            var seam = Seam.of(tables.map(GoldTables::facts).map(SnapshotFacts::watermark));
            List<R> before = seam.gold(range)
                    .map(part -> askGold.apply(tables.orElseThrow(), part))
                    .orElse(List.of());
            Optional<StoreReply<R>> since = seam.stores(range).map(part -> askStores(part, askStores));
            Coverage coverage = since.map(StoreReply::coverage).orElse(null);
            List<R> after = since.map(StoreReply::rows).orElse(List.of());
            return new Stitched<>(merge.apply(before, after), seam.origin(range), coverage);
        });
    }

    /** Only the hours that the stores may hold are asked for; where there are none, the coverage is that of the pipeline. */
    private <R> StoreReply<R> askStores(TimeRange range, Function<TimeRange, StoreReply<R>> question) {
        var view = stores.view();
        return view.held()
                .flatMap(range::within)
                .map(question)
                .orElseGet(() -> new StoreReply<>(List.of(), view.coverage()));
    }

    /** The order of a ranking: the most events first, then the lower id, so that it never flickers. */
    static final Comparator<RepoCount> BUSIEST =
            Comparator.comparingLong(RepoCount::events).reversed().thenComparingLong(RepoCount::repoId);
}
