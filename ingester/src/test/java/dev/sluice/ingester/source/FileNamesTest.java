package dev.sluice.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order and endings of file names. */
class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "2016-01-01-2.json.gz,  2016-01-01-10.json.gz",
        "2016-01-09-23.json.gz, 2016-01-10-0.json.gz",
        "2015-12-31-23.json.gz, 2016-01-01-0.json.gz",
        "h9,                    h10",
        "h09,                   h10",
        "a1b2,                  a1b10",
        "a,                     a1",
        "a1,                    b",
        "1a,                    2",
        "x99999999999999999998, x99999999999999999999",
        "h2/z.json,             h10/a.json"
    })
    void digitsAreComparedAsNumbers(String earlier, String later) {
        assertThat(compare(earlier, later)).isNegative();
        assertThat(compare(later, earlier)).isPositive();
    }

    @Test
    void differentNamesAreNeverEqualEvenIfTheirNumbersAre() {
        assertThat(compare("h1", "h01")).isNotZero().isEqualTo(-compare("h01", "h1"));
        assertThat(compare("h1", "h1")).isZero();
    }

    @Test
    void aDayOfHoursIsInOrderHoweverItWasListed() {
        List<Path> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(Path.of("2016-01-01-" + hour + ".json.gz"));
        }
        List<Path> listed = new ArrayList<>(hours);
        Collections.shuffle(listed, new Random(3));

        listed.sort(FileNames.NATURAL_ORDER);

        assertThat(listed).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.ndjson", "a.json.gz", "a.ndjson.gz", "/x/2016-01-01-1.json.gz"})
    void eventsAreExpectedUnderTheseEndings(String name) {
        assertThat(FileNames.isExpected(Path.of(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.gz", "a.JSON", "a.json.zst", "a.json.gz.part", "json", "a.csv"})
    void otherEndingsAreNot(String name) {
        assertThat(FileNames.isExpected(Path.of(name))).isFalse();
    }

    @Test
    void gzipIsToldByTheEnding() {
        assertThat(FileNames.isGzip(Path.of("a.json.gz"))).isTrue();
        assertThat(FileNames.isGzip(Path.of("gz/a.json"))).isFalse();
    }

    private static int compare(String a, String b) {
        return Integer.signum(FileNames.NATURAL_ORDER.compare(Path.of(a), Path.of(b)));
    }
}
