package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveHourTest {
    @ParameterizedTest
    @CsvSource({
        "2016-01-01-0,2016-01-01T00:00:00Z",
        "2016-01-01-1,2016-01-01T01:00:00Z",
        "2016-02-29-10,2016-02-29T10:00:00Z",
        "2016-12-31-23,2016-12-31T23:00:00Z"
    })
    void aNameIsReadAndPrinted(String name, Instant start) {
        assertThat(ArchiveHour.parse(name)).isEqualTo(new ArchiveHour(start)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-06-24",
                "2026-02-30-1",
                "2015-02-29-1",
                "2016-01-01-02",
                "2016-01-01--2",
                "2016-1-1-2",
                "2016-13-01-2",
                "2016-01-01-٢",
                "2016-01-01-1 ",
                "../../etc/2016-01-01-1",
                "../../etc/x.json.gz",
                "2016-01-01-1/../x",
                "2016-01-01-1.json.gz",
                ""
            })
    void case64WhatIsNoNameIsRefusedWithTheValue(String name) {
        assertThatThrownBy(() -> ArchiveHour.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void theHourBehindTheLastOfAYearIsTheFirstOfTheNext() {
        assertThat(ArchiveHour.parse("2016-12-31-23").next()).hasToString("2017-01-01-0");
    }

    @Test
    void anHourIsWorthAskingForSeventyMinutesAfterItsEnd() {
        assertThat(ArchiveHour.parse("2016-01-01-1").settledAt()).isEqualTo(Instant.parse("2016-01-01T03:10:00Z"));
    }

    @Test
    void aTimeWithinAnHourIsNoHour() {
        assertThatThrownBy(() -> new ArchiveHour(Instant.parse("2016-01-01T01:30:00Z")))
                .hasMessageContaining("2016-01-01T01:30:00Z");
    }
}
