package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.RepoName;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.GoldSnapshots;
import dev.sluice.query.gold.KnownRepo;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.RepoCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds a repository by name: in gold, and where it is too new for that, among the 10,000 busiest that the state stores hold. */
public final class RepoIndex {
    private static final int MOST = 10_000;

    private final GoldSnapshots gold;
    private final StoreClient stores;

    /** Over those two. */
    public RepoIndex(GoldSnapshots gold, StoreClient stores) {
        this.gold = gold;
        this.stores = stores;
    }

    /**
     * What a search found.
     *
     * @param repo that carried the name last; empty where no event of it was seen
     * @param coverage of the state stores; null where it was found in gold and they were not asked
     */
    public record Found(Optional<KnownRepo> repo, Coverage coverage) {
        /** It may be where nobody answered. */
        public boolean unknown() {
            return repo.isEmpty() && !coverage.complete();
        }
    }

    /** Looks for a repository. */
    public Found find(RepoName name) {
        Optional<KnownRepo> known = gold.read(tables -> tables.flatMap(t -> t.repo(name)));
        return known.isPresent() ? new Found(known, null) : inStores(name);
    }

    private Found inStores(RepoName name) {
        var busiest = stores.held(
                TimeRange.ALL, held -> stores.repositories(held, BotFilter.INCLUDE, MOST, OptionalLong.empty()));
        return new Found(
                busiest.rows().stream()
                        .filter(repo -> name.toString().equalsIgnoreCase(repo.repoName()))
                        .findFirst()
                        .map(RepoIndex::known),
                busiest.coverage());
    }

    private static KnownRepo known(RepoCount repo) {
        Instant unknown = null;
        return new KnownRepo(repo.repoId(), repo.repoName(), List.of(), unknown, unknown);
    }
}
