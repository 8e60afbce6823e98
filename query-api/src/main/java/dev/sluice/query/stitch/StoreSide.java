package dev.sluice.query.stitch;

import dev.sluice.query.answer.Coverage;
import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.stores.StoreClient;
import dev.sluice.query.stores.StoreReply;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.RepoCount;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The hours that the state stores answer for; remembers how much of them did. One question's, one thread's. */
final class StoreSide implements RepoSide {
    private final StoreClient stores;
    private final TimeRange hours;
    private final BotFilter bots;
    private Coverage coverage;

    StoreSide(StoreClient stores, TimeRange hours, BotFilter bots) {
        this.stores = stores;
        this.hours = hours;
        this.bots = bots;
    }

    @Override
    public List<RepoCount> busiest(int atLeast) {
        return Merge.repoCounts(List.of(), ask(atLeast, OptionalLong.empty()));
    }

    @Override
    public List<RepoCount> of(Collection<Long> ids) {
        return ids.stream().flatMap(id -> ask(1, OptionalLong.of(id)).stream()).toList();
    }

    /** The least that any of its answers covers; null before the first. */
    Coverage coverage() {
        return coverage;
    }

    private List<RepoCount> ask(int limit, OptionalLong repoId) {
        StoreReply<RepoCount> reply = stores.held(hours, part -> stores.repositories(part, bots, limit, repoId));
        coverage = coverage == null ? reply.coverage() : coverage.least(reply.coverage());
        return reply.rows();
    }
}
