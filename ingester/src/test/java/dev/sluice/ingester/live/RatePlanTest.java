package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.live.RatePlan.Demand;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatePlanTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        // feeds, cost, requests an hour, seconds
        "1,    3, 5000,   60",
        "75,   1, 5000,   60",
        "750,  1, 5000,  600",
        "1,    3,   60,  200",
        "9,    1,   60,  600",
        "1000, 0.01, 60, 667"
    })
    void whatCannotBePaidIsStretched(int feeds, double cost, long perHour, long seconds) {
        List<Duration> pauses = RatePlan.pauses(Collections.nCopies(feeds, new Demand(MINUTE, cost, 0)), perHour);

        assertThat(pauses)
                .hasSize(feeds)
                .allSatisfy(pause -> assertThat(pause).isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(1)));
    }

    @Test
    void aBusyFeedKeepsItsOverlapAtTheExpenseOfQuietOnes() {
        var busy = new Demand(MINUTE, 1, 0.5);
        var quiet = new Demand(MINUTE, 1, 0.001);

        List<Duration> pauses = RatePlan.pauses(List.of(busy, quiet, quiet, quiet), 60);

        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(140));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(381), Duration.ofSeconds(382));
    }

    @Test
    void whereEvenTheOverlapCannotBePaidTheBudgetCounts() {
        List<Duration> pauses = RatePlan.pauses(List.of(new Demand(MINUTE, 2, 10), new Demand(MINUTE, 2, 10)), 60);

        assertThat(pauses)
                .allMatch(pause -> pause.equals(Duration.ofSeconds(267).minusMillis(333)));
    }

    @Test
    void githubsPauseIsTheLeastHoweverBusyAFeedIs() {
        assertThat(RatePlan.pauses(List.of(new Demand(MINUTE, 1, 100)), 5000)).containsExactly(MINUTE);
    }
}
