package dev.sluice.standalone.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what they are shown. */
final class WordsTest {
    private static final Clock CLOCK = Clock.fixed(Letters.FETCHED, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-26T04:58:30Z",
        "15m, 2026-11-26T04:45:00Z",
        "2h, 2026-11-26T03:00:00Z",
        "3d, 2026-11-23T05:00:00Z",
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z"
    })
    void aTimeIsAMomentOrSoLongAgo(String text, String moment) {
        assertThat(Times.moment(text, CLOCK)).hasToString(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2 h", "-1h", "2026-01-01"})
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> Times.moment(text, CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1", "1-2-3", "a-1", "1- 2", "1-9999999999999999999"})
    void aLetterIsCalledByPartitionAndOffset(String text) {
        assertThatThrownBy(() -> LetterId.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(LetterId.parse("2-1403")).isEqualTo(new LetterId(2, 1403)).hasToString("2-1403");
    }

    @Test
    void whatSteersATerminalIsWrittenOut() {
        assertThat(Visible.text("a\u001b[31m\u0000\r\n\u202eé🦭\ud800"))
                .isEqualTo("a\\x1b[31m\\x00\\x0d\\x0a\\u202eé🦭\\ud800");
    }
}
