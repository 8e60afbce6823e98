package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Event time only goes forward in bronze, or the stores would take a year's old hours as late. */
final class BronzeFillTest {
    @Test
    void allDaysOfTheOlderYearComeFirst() {
        var files = List.of(
                Path.of("day-0-2015-01-01-0.json.gz"),
                Path.of("day-0-2016-01-01-1.json.gz"),
                Path.of("day-0-2016-01-01-8.json.gz"),
                Path.of("day-1-2015-01-01-0.json.gz"),
                Path.of("day-1-2016-01-01-1.json.gz"));

        assertThat(BronzeFill.byEventTime(files))
                .extracting(Path::toString)
                .containsExactly(
                        "day-0-2015-01-01-0.json.gz",
                        "day-1-2015-01-01-0.json.gz",
                        "day-0-2016-01-01-1.json.gz",
                        "day-0-2016-01-01-8.json.gz",
                        "day-1-2016-01-01-1.json.gz");
    }
}
