package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HourRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2016-01-01,2016-01-01,2016-01-01-0,2016-01-01-23",
        "2016-01-01,2016-01-02,2016-01-01-0,2016-01-02-23",
        "2016-01-01-5,2016-01-01-5,2016-01-01-5,2016-01-01-5",
        "2016-01-01-5,2016-01-02,2016-01-01-5,2016-01-02-23",
        "2016-01-01T05:00:00Z,2016-01-01T06:00:00Z,2016-01-01-5,2016-01-01-5",
        "2016-01-01T05:30:00Z,2016-01-01T06:30:00Z,2016-01-01-5,2016-01-01-6",
        "2016-01-01T05:30:00+05:30,2016-01-01-2,2016-01-01-0,2016-01-01-2",
        "2011-02-12,2011-02-12,2011-02-12-0,2011-02-12-23",
        "2026-11-26,2026-11-26,2026-11-26-0,2026-11-26-10"
    })
    void endsAreMeantAsDocumented(String from, String to, String first, String last) {
        assertThat(range(from, to)).isEqualTo(new HourRange(ArchiveHour.parse(first), ArchiveHour.parse(last)));
    }

    @ParameterizedTest
    @CsvSource({
        "2011-02-11-23,2011-02-12,from 2011-02-12-0 on",
        "2026-11-26-11,2026-11-26-11,reaches into the future",
        "2026-11-26,2026-11-27,reaches into the future",
        "2026-11-26,2026-11-26T12:00:00Z,reaches into the future",
        "2016-01-02,2016-01-01,an end behind the beginning",
        "2016-01-01T05:00:00Z,2016-01-01T05:00:00Z,a time as the end is excluded"
    })
    void whatCannotBeReadIsRefused(String from, String to, String what) {
        assertThatThrownBy(() -> range(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2016-01-01-24", "2016-02-30", "01.02.2016", "2016-01-01T25:00:00Z", "2016-01-01T05:00", "x"})
    void whatIsNoEndIsRefusedWithTheValue(String text) {
        assertThatThrownBy(() -> RangeEnd.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void hoursComeOldestFirst() {
        assertThat(range("2015-12-31-22", "2016-01-01-1").hours())
                .map(ArchiveHour::toString)
                .containsExactly("2015-12-31-22", "2015-12-31-23", "2016-01-01-0", "2016-01-01-1");
    }

    private static HourRange range(String from, String to) {
        return HourRange.of(RangeEnd.parse(from), RangeEnd.parse(to), NOW);
    }
}
