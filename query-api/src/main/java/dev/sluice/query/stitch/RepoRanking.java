package dev.sluice.query.stitch;

import dev.sluice.schemas.queries.RepoCount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The busiest repositories over two sides, neither of which is read whole. Each side lists its busiest; what one has
 * listed, the other is asked for by id. A repository that neither has listed cannot have more events than the last ones
 * listed have together: where that is less than the last row of the ranking has, the ranking is exact (the threshold
 * algorithm of Fagin, Lotem and Naor, 2001).
 *
 * @param rows the busiest first
 * @param exact proven; else a repository that is about as busy as the last rows may be missing
 */
record RepoRanking(List<RepoCount> rows, boolean exact) {
    /** Rows that a side lists: first few, then as many as a streams-processor gives. */
    private static final List<Integer> LISTED = List.of(1_000, 10_000);

    /** Repositories that the later side is asked for one by one, at most. */
    private static final int MOST_ASKED = 250;

    /** Ranks two sides, the later one with the newer names; at most 1,000 rows. */
    static RepoRanking of(Optional<RepoSide> before, Optional<RepoSide> since, int limit) {
        if (before.isEmpty() || since.isEmpty()) {
            var only = before.or(() -> since).map(side -> side.busiest(limit)).orElse(List.of());
            return new RepoRanking(only.stream().limit(limit).toList(), true);
        }
        var few = attempt(before.get(), since.get(), limit, LISTED.get(0));
        return few.exact() ? few : attempt(before.get(), since.get(), limit, LISTED.get(1));
    }

    private static RepoRanking attempt(RepoSide before, RepoSide since, int limit, int listed) {
        var later = since.busiest(listed);
        var earlier = before.busiest(listed);
        long laterRest = rest(later, listed);
        long earlierRest = rest(earlier, listed);
        var sums = Merge.repoCounts(with(earlier, before.of(missing(later, earlier))), later);
        long bar = last(sums, limit);
        var contenders = missing(
                earlier.stream()
                        .filter(repo -> repo.events() + laterRest >= bar)
                        .toList(),
                later);
        var asked = laterRest == 0
                ? List.<Long>of()
                : contenders.stream().limit(MOST_ASKED).toList();
        var ranked = Merge.repoCounts(sums, since.of(asked));
        boolean allAsked = laterRest == 0 || asked.size() == contenders.size();
        boolean noneUnseen = laterRest == 0 || earlierRest == 0 || last(ranked, limit) > laterRest + earlierRest;
        return new RepoRanking(ranked.stream().limit(limit).toList(), allAsked && noneUnseen);
    }

    /** Most events that a repository can have which that side did not list. */
    private static long rest(List<RepoCount> busiest, int listed) {
        return busiest.size() < listed ? 0 : busiest.get(listed - 1).events();
    }

    /** Events of the last row that is shown; 0 where there are fewer. */
    private static long last(List<RepoCount> ranked, int limit) {
        return ranked.size() < limit ? 0 : ranked.get(limit - 1).events();
    }

    private static List<Long> missing(Collection<RepoCount> wanted, Collection<RepoCount> there) {
        Set<Long> ids = there.stream().map(RepoCount::repoId).collect(Collectors.toSet());
        return wanted.stream()
                .map(RepoCount::repoId)
                .filter(id -> !ids.contains(id))
                .toList();
    }

    private static List<RepoCount> with(List<RepoCount> some, List<RepoCount> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
