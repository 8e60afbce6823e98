package dev.sluice.query.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.gold.HourCount;
import dev.sluice.schemas.BotFilter;
import dev.sluice.schemas.queries.MinuteCount;
import dev.sluice.schemas.queries.OpenedPulls;
import dev.sluice.schemas.queries.RepoCount;
import dev.sluice.silver.ActorClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MergeTest {
    private static final Instant ONE = Instant.parse("2016-01-01T01:00:00Z");
    private static final Instant TWO = Instant.parse("2016-01-01T02:00:00Z");

    @Test
    void minutesOfAnHourAddUpAfterTheBotFilter() {
        var minutes = List.of(
                new MinuteCount(ONE.plusSeconds(60), "PushEvent", ActorClass.HUMAN, 1),
                new MinuteCount(ONE.plusSeconds(120), "PushEvent", ActorClass.UNKNOWN, 2),
                new MinuteCount(ONE.plusSeconds(120), "PushEvent", ActorClass.AGENT, 4));

        assertThat(Merge.hours(minutes, BotFilter.EXCLUDE)).containsExactly(new HourCount(ONE, "PushEvent", 3));
        assertThat(Merge.hours(minutes, BotFilter.ONLY)).containsExactly(new HourCount(ONE, "PushEvent", 4));
    }

    @Test
    void hourCountsComeInOrder() {
        var gold = List.of(new HourCount(ONE, "WatchEvent", 2), new HourCount(ONE, "ForkEvent", 1));
        var stores = List.of(new HourCount(TWO, "ForkEvent", 3));

        assertThat(Merge.hourCounts(stores, gold)).containsExactly(gold.get(1), gold.get(0), stores.get(0));
    }

    @Test
    void repositoryOnBothSidesIsOneWithTheNewerName() {
        var gold =
                List.of(new RepoCount(1, "old/name", 3, Map.of("PushEvent", 3L)), new RepoCount(2, "b/b", 4, Map.of()));
        var stores = List.of(new RepoCount(1, "new/name", 2, Map.of("PushEvent", 1L, "ForkEvent", 1L)));

        assertThat(Merge.repoCounts(gold, stores))
                .containsExactly(
                        new RepoCount(1, "new/name", 5, Map.of("PushEvent", 4L, "ForkEvent", 1L)), gold.get(1));
    }

    @Test
    void missingNewerNameLeavesTheOlderOne() {
        var merged = Merge.repoCounts(
                List.of(new RepoCount(1, "a/b", 1, Map.of())), List.of(new RepoCount(1, null, 1, Map.of())));

        assertThat(merged.get(0).repoName()).isEqualTo("a/b");
    }

    @Test
    void openingsOnBothSidesSpanTheGapBetweenThem() {
        var merged = Merge.openedPulls(
                List.of(new OpenedPulls(1, "a/b", 2, ONE, ONE.plusSeconds(60))),
                List.of(new OpenedPulls(1, "a/b", 1, TWO, TWO)));

        assertThat(merged).containsExactly(new OpenedPulls(1, "a/b", 3, ONE, TWO));
        assertThat(merged.get(0).averageGapSeconds()).isEqualTo(1800);
    }
}
