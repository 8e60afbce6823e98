package dev.sluice.query.stitch;

import dev.sluice.query.answer.RepoName;
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

    /** The repository that carried that name last; empty where no event of it was seen. */
    public Optional<KnownRepo> find(RepoName name) {
        Optional<KnownRepo> known = gold.read(tables -> tables.flatMap(t -> t.repo(name)));
        return known.or(() -> inStores(name));
    }

    private Optional<KnownRepo> inStores(RepoName name) {
        return stores.view()
                .held()
                .flatMap(range ->
                        stores.repositories(range, BotFilter.INCLUDE, MOST, OptionalLong.empty()).rows().stream()
                                .filter(repo -> name.toString().equalsIgnoreCase(repo.repoName()))
                                .findFirst()
                                .map(RepoIndex::known));
    }

    private static KnownRepo known(RepoCount repo) {
        Instant unknown = null;
        return new KnownRepo(repo.repoId(), repo.repoName(), List.of(), unknown, unknown);
    }
}
