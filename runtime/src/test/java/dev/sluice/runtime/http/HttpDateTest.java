package dev.sluice.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
    @ParameterizedTest
    @CsvSource({
        "'Mon, 21 Oct 2019 21:59:52 GMT', 2019-10-21T21:59:52Z",
        "' Tue, 01 Oct 2019 01:02:03 GMT ', 2019-10-01T01:02:03Z",
        "'Tue, 1 Oct 2019 01:02:03 GMT', 2019-10-01T01:02:03Z"
    })
    void aDateIsRead(String text, Instant time) {
        assertThat(HttpDate.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "7", "2019-10-21T21:59:52Z", "Tue, 21 Oct 2019 21:59:52 GMT", "Mon, 31 Feb 2019"})
    void anythingElseIsNone(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }

    @Test
    void aDateIsWrittenWithItsLeadingZeroAndReadAgain() {
        var time = Instant.parse("2019-10-01T01:02:03.999Z");

        assertThat(HttpDate.of(time)).isEqualTo("Tue, 01 Oct 2019 01:02:03 GMT");
        assertThat(HttpDate.parse(HttpDate.of(time))).contains(Instant.parse("2019-10-01T01:02:03Z"));
    }
}
