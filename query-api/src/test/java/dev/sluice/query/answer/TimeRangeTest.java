package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimeRangeTest {
    @Test
    void sixtyMinutesBeforeTheLastSecondOfAnHourAreThatHour() {
        assertThat(TimeRange.minutesUntil(Instant.parse("2016-01-01T01:59:59Z"), 60))
                .isEqualTo(range("2016-01-01T01:00:00Z", "2016-01-01T02:00:00Z"));
    }

    @Test
    void oneMinuteIsTheOneThatHoldsNow() {
        assertThat(TimeRange.minutesUntil(Instant.parse("2016-01-01T01:59:00Z"), 1))
                .isEqualTo(range("2016-01-01T01:59:00Z", "2016-01-01T02:00:00Z"));
    }

    @Test
    void hoursEndWithTheOneThatHoldsNow() {
        assertThat(TimeRange.hoursUntil(Instant.parse("2016-01-01T02:10:00Z"), 2))
                .isEqualTo(range("2016-01-01T01:00:00Z", "2016-01-01T03:00:00Z"));
    }

    @Test
    void partsBeforeAndSinceAnInstantMakeTheWhole() {
        var range = range("2016-01-01T01:00:00Z", "2016-01-01T03:00:00Z");
        var middle = Instant.parse("2016-01-01T02:00:00Z");

        assertThat(range.before(middle)).contains(range("2016-01-01T01:00:00Z", "2016-01-01T02:00:00Z"));
        assertThat(range.since(middle)).contains(range("2016-01-01T02:00:00Z", "2016-01-01T03:00:00Z"));
        assertThat(range.before(range.from())).isEmpty();
        assertThat(range.since(range.to())).isEmpty();
    }

    @Test
    void partWithinAnotherRangeIsWhatBothHave() {
        var range = range("2016-01-01T01:00:00Z", "2016-01-01T03:00:00Z");

        assertThat(TimeRange.ALL.within(range)).contains(range);
        assertThat(range.within(range("2016-01-01T02:00:00Z", "2016-01-01T09:00:00Z")))
                .contains(range("2016-01-01T02:00:00Z", "2016-01-01T03:00:00Z"));
        assertThat(range.within(range("2016-01-01T03:00:00Z", "2016-01-01T09:00:00Z")))
                .isEmpty();
        assertThat(range.within(range("2016-01-01T00:00:00Z", "2016-01-01T01:00:00Z")))
                .isEmpty();
    }

    @Test
    void rangeThatEndsBeforeItsStartIsRefused() {
        assertThatThrownBy(() -> range("2016-01-01T02:00:00Z", "2016-01-01T01:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2016-01-01T01:00:00Z");
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
