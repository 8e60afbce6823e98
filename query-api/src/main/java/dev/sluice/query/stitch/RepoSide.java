package dev.sluice.query.stitch;

import dev.sluice.schemas.queries.RepoCount;
import java.util.Collection;
import java.util.List;

/** One side of the seam, asked for repositories. */
interface RepoSide {
    /** Those with the most events, the busiest first; at least that many where there are as many. */
    List<RepoCount> busiest(int atLeast);

    /** Those of these ids that had an event, in any order. */
    List<RepoCount> of(Collection<Long> ids);
}
