package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

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
}
