package dev.sluice.query.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.queries.RepoCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ranking of two sides is the one that a full sum of both would give, or says that it is not proven. */
final class RepoRankingTest {
    @Test
    void repositoryThatOneSideDoesNotListKeepsAllItsEvents() {
        var before = crowd(1_500, 10).with(7_000_000, 5);
        var since = crowd(10, 1).with(7_000_000, 900);

        var ranking = rank(before, since, 1);

        assertThat(ranking.rows()).extracting(RepoCount::repoId).containsExactly(7_000_000L);
        assertThat(ranking.rows()).extracting(RepoCount::events).containsExactly(905L);
        assertThat(ranking.exact()).isTrue();
    }

    @Test
    void contenderIsAskedForByIdWhereTheLaterSideIsNotListedWhole() {
        var before = new Side().with(1, 100).with(2, 99);
        var since = crowd(10_500, 20).with(1, 1).with(2, 5);

        var ranking = rank(before, since, 2);

        assertThat(ranking.rows())
                .extracting(RepoCount::repoId, RepoCount::events)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, 104L), org.assertj.core.groups.Tuple.tuple(1L, 101L));
        assertThat(ranking.exact()).isTrue();
        assertThat(since.asked).contains(1L, 2L);
    }

    @Test
    void rankingThatCannotBeProvenSaysSo() {
        var before = crowd(12_000, 3);
        var since = crowd(12_000, 3);

        assertThat(rank(before, since, 1_000).exact()).isFalse();
    }

    @Test
    void oneSideAloneIsTakenAsItIs() {
        var side = new Side().with(2, 3).with(1, 5).with(3, 1);

        var ranking = RepoRanking.of(Optional.of(side), Optional.empty(), 2);

        assertThat(ranking.rows()).extracting(RepoCount::repoId).containsExactly(1L, 2L);
        assertThat(ranking.exact()).isTrue();
        assertThat(RepoRanking.of(Optional.empty(), Optional.of(side), 9).rows())
                .hasSize(3);
        assertThat(RepoRanking.of(Optional.empty(), Optional.empty(), 9).rows()).isEmpty();
    }

    @Test
    void smallSidesAreReadOnceAndNobodyIsAskedForById() {
        var before = new Side().with(1, 5).with(2, 3);
        var since = new Side().with(3, 4);

        rank(before, since, 10);

        assertThat(since.listings).isEqualTo(1);
        assertThat(since.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 100, 400})
    void provenRankingEqualsTheFullSum(int limit) {
        var random = new Random(limit);
        var before = new Side();
        var since = new Side();
        var all = new Side();
        for (int id = 1; id <= 6_000; id++) {
            long earlier = skewed(random);
            long later = skewed(random);
            before.with(id, earlier);
            since.with(id, later);
            all.with(id, earlier + later);
        }

        var ranking = rank(before, since, limit);

        assertThat(ranking.exact()).isTrue();
        assertThat(ranking.rows())
                .extracting(RepoCount::repoId)
                .isEqualTo(all.busiest(limit).stream()
                        .map(RepoCount::repoId)
                        .limit(limit)
                        .toList());
    }

    /** Few repositories with many events, many with few, as on GitHub. */
    private static long skewed(Random random) {
        return (long) (3 / Math.pow(random.nextDouble() + 1e-6, 0.8));
    }

    private static RepoRanking rank(RepoSide before, RepoSide since, int limit) {
        return RepoRanking.of(Optional.of(before), Optional.of(since), limit);
    }

    private static Side crowd(int repositories, long events) {
        var side = new Side();
        for (int id = 1_000_000; id < 1_000_000 + repositories; id++) {
            side.with(id, events);
        }
        return side;
    }

    /** A side in memory that lists no more than it is asked for. */
    private static final class Side implements RepoSide {
        private final Map<Long, RepoCount> rows = new LinkedHashMap<>();
        private final List<Long> asked = new ArrayList<>();
        private int listings;

        Side with(long id, long events) {
            rows.put(id, new RepoCount(id, "repo/" + id, events, Map.of("PushEvent", events)));
            return this;
        }

        @Override
        public List<RepoCount> busiest(int atLeast) {
            listings++;
            return rows.values().stream()
                    .sorted(Comparator.comparingLong(RepoCount::events)
                            .reversed()
                            .thenComparingLong(RepoCount::repoId))
                    .limit(atLeast)
                    .toList();
        }

        @Override
        public List<RepoCount> of(Collection<Long> ids) {
            asked.addAll(ids);
            return ids.stream().filter(rows::containsKey).map(rows::get).toList();
        }
    }
}
