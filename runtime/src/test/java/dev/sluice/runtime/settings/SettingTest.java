package dev.sluice.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text of a setting is read. */
final class SettingTest {
    private static final Setting<Integer> THREADS = Setting.number("SLUICE_THREADS", "1", "threads", 1, 16);
    private static final Setting<Duration> PAUSE =
            Setting.duration("SLUICE_PAUSE", "PT1S", "pause", Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Setting<String> LANE = Setting.choice("SLUICE_LANE", "github", "lane", "github", "history");

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "-1", "1.5", "one", "", "99999999999", "0x1"})
    void anythingButANumberWithinTheBoundsIsRefused(String text) {
        assertThatThrownBy(() -> THREADS.reader().apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a whole number from 1 to 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5s", "PT0.099S", "PT5.001S", "-PT1S", "P1Y"})
    void anythingButADurationWithinTheBoundsIsRefused(String text) {
        assertThatThrownBy(() -> PAUSE.reader().apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an ISO-8601 duration from PT0.1S to PT5S");
    }

    @Test
    void boundsAreAccepted() {
        assertThat(THREADS.reader().apply("1")).isEqualTo(1);
        assertThat(THREADS.reader().apply("16")).isEqualTo(16);
        assertThat(PAUSE.reader().apply("PT0.1S")).isEqualTo(Duration.ofMillis(100));
        assertThat(PAUSE.reader().apply("PT5S")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void wordsAreTakenAsTheyAreWritten() {
        assertThat(LANE.reader().apply("history")).isEqualTo("history");
        assertThatThrownBy(() -> LANE.reader().apply("History")).hasMessage("one of github, history");
    }

    @Test
    void standardsAreAcceptedByTheirOwnReaders() {
        assertThat(THREADS.reader().apply(THREADS.standard())).isEqualTo(1);
        assertThat(PAUSE.reader().apply(PAUSE.standard())).isEqualTo(Duration.ofSeconds(1));
        assertThat(LANE.reader().apply(LANE.standard())).isEqualTo("github");
    }

    @Test
    void aSecretIsSetOrNotAndNeverShown() {
        var token = Setting.secret("SLUICE_TOKEN", "token");

        assertThat(token.reader().apply("abc").value()).isEqualTo("abc");
        assertThat(token.reader().apply("abc")).hasToString("****");
        assertThat(token.reader().apply(token.standard()).isSet()).isFalse();
    }
}
