package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeadersTest {
    @Test
    void theLastValueOfAHeaderCountsAndAnAbsentOneIsNull() {
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes("file:/a"))
                .add(Headers.SOURCE, Headers.bytes("file:/ü"))
                .add(Headers.POSITION, null);

        assertThat(Headers.text(headers, Headers.SOURCE)).isEqualTo("file:/ü");
        assertThat(Headers.text(headers, Headers.POSITION)).isNull();
        assertThat(Headers.text(headers, Headers.FETCHED_AT)).isNull();
    }

    @Test
    void textSurvivesTheWayThroughAHeader() {
        var headers = new RecordHeaders().add(Headers.DETAIL, Headers.bytes("type is 'é🦭'"));

        assertThat(Headers.text(headers, Headers.DETAIL)).isEqualTo("type is 'é🦭'");
    }

    @Test
    void anEmptyTextIsNotAnAbsentOne() {
        var headers = new RecordHeaders().add(Headers.SOURCE, Headers.bytes(""));

        assertThat(Headers.text(headers, Headers.SOURCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, 1", "1, 1", "2, 2", "17, 17", "0, 1", "-3, 1", "x, 1", "'', 1", "99999999999, 1"})
    void theFirstAttemptIsTheOneOfWhichNothingElseIsSaid(String text, int attempt) {
        var headers =
                text == null ? new RecordHeaders() : new RecordHeaders().add(Headers.ATTEMPT, Headers.bytes(text));

        assertThat(Headers.attempt(headers)).isEqualTo(attempt);
    }
}
