package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which GitHub has written a time. */
final class EventTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2016-01-01T01:00:00Z, 2016-01-01T01:00:00Z",
        "2016-02-29T23:59:59Z, 2016-02-29T23:59:59Z",
        "2012-03-10T22:00:00-08:00, 2012-03-11T06:00:00Z",
        "2012/03/10 22:00:00 -0800, 2012-03-11T06:00:00Z",
        "2016-01-01T01:00:00.123Z, 2016-01-01T01:00:00.123Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2016-01-31T00:00:00+05:30, 2016-01-30T18:30:00Z",
    })
    void everyFormIsRead(String text, Instant time) {
        assertThat(EventTime.parse(text)).isEqualTo(time);
    }

    @Test
    void shortWayOfPlainTimesAgreesWithTheLongOne() {
        var time = Instant.parse("2015-12-25T00:00:07Z");
        for (int i = 0; i < 5_000; i++) {
            assertThat(EventTime.parse(time.toString())).isEqualTo(time);
            time = time.plus(97, ChronoUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2016-01-01",
                "2016-01-01T01:00:00",
                "2016-02-30T01:00:00Z",
                "2016-13-01T01:00:00Z",
                "2016-01-01T24:01:00Z",
                "2016-01-01T01:00:61Z",
                "2016-01-0aT01:00:00Z",
                "1451610000"
            })
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
