package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {
    @ParameterizedTest
    @CsvSource({"0,PT1H", "1,PT6H", "2,PT24H", "3,P3D", "4,P7D", "5,P14D", "6,P30D", "7,P30D", "1000,P30D"})
    void aMissingHourIsAskedForLessAndLess(int before, Duration pause) {
        assertThat(Delays.afterMissing(before)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,PT0.25S",
        "1,1,PT0.5S",
        "2,1,PT1S",
        "4,0.5,PT3S",
        "7,1,PT32S",
        "8,1,PT1M",
        "8,0,PT30S",
        "100,1,PT1M"
    })
    void failuresDoubleThePauseUpToAMinuteAndHalfOfItIsChance(int failures, double chance, Duration pause) {
        assertThat(Delays.afterFailures(failures, chance)).isEqualTo(pause);
    }
}
