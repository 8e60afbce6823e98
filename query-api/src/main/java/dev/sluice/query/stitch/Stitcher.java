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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks both sides of the seam, and makes one answer of the two. */
public final class Stitcher {
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

    /** The busiest repositories, each with all its events; see {@link RepoRanking}. */
    public Stitched<RepoCount> busiest(TimeRange hours, BotFilter bots, int limit) {
        return gold.read(tables -> {
            var seam = seam(tables);
            var before = seam.gold(hours).map(part -> new GoldSide(tables.orElseThrow(), part, bots));
            var since = seam.stores(hours).map(part -> new StoreSide(stores, part, bots));
            var ranking = RepoRanking.of(before.map(RepoSide.class::cast), since.map(RepoSide.class::cast), limit);
            var coverage = since.map(StoreSide::coverage).orElse(null);
            return new Stitched<>(ranking.rows(), seam.origin(hours), coverage, ranking.exact());
        });
    }

    /** One repository; no row where nothing happened in it. */
    public Stitched<RepoCount> repository(TimeRange hours, BotFilter bots, long repoId) {
        return stitch(
                hours,
                (tables, part) -> tables.repositories(part, bots, List.of(repoId)),
                part -> stores.repositories(part, bots, 1, OptionalLong.of(repoId)),
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
            var seam = seam(tables);
            List<R> before = seam.gold(range)
                    .map(part -> askGold.apply(tables.orElseThrow(), part))
                    .orElse(List.of());
            Optional<StoreReply<R>> since = seam.stores(range).map(part -> stores.held(part, askStores));
            Coverage coverage = since.map(StoreReply::coverage).orElse(null);
            List<R> after = since.map(StoreReply::rows).orElse(List.of());
            return new Stitched<>(merge.apply(before, after), seam.origin(range), coverage, true);
        });
    }

    private static Seam seam(Optional<GoldTables> tables) {
        return Seam.of(tables.map(GoldTables::facts).map(SnapshotFacts::watermark));
    }
}
