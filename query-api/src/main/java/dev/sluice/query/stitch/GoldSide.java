package dev.sluice.query.stitch;

import dev.sluice.query.answer.TimeRange;
import dev.sluice.query.gold.GoldTables;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.RepoCount;
import java.util.Collection;
import java.util.List;

/**
 * The hours that gold answers for.
 *
 * @param tables of the snapshot that is open
 * @param hours before the seam
 * @param bots whose events count
 */
record GoldSide(GoldTables tables, TimeRange hours, BotFilter bots) implements RepoSide {
    @Override
    public List<RepoCount> busiest(int atLeast) {
        return tables.busiest(hours, bots, atLeast);
    }

    @Override
    public List<RepoCount> of(Collection<Long> ids) {
        return tables.repositories(hours, bots, ids);
    }
}
