package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartTest {
    @Test
    void placesTimesAndSpansAreUnderstood() {
        assertThat(Start.parse("beginning")).isEqualTo(new Start.Beginning());
        assertThat(Start.parse("latest")).isEqualTo(new Start.End());
        assertThat(Start.parse("2026-01-01T10:00:00Z")).isEqualTo(new Start.At(Instant.parse("2026-01-01T10:00:00Z")));
        assertThat(Start.parse("2026-01-01")).isEqualTo(new Start.At(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(Start.parse("-10m")).isEqualTo(new Start.Back(Duration.ofMinutes(10)));
        assertThat(Start.parse("-1h30m")).isEqualTo(new Start.Back(Duration.ofMinutes(90)));
        assertThat(Start.parse("-2d")).isEqualTo(new Start.Back(Duration.ofDays(2)));
        assertThat(Start.parse("-PT5S")).isEqualTo(new Start.Back(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-10", "10m", "2026-13-01", "2026-01-01T10:00", ""})
    void anythingElseIsRefusedWithWhatWouldDo(String text) {
        assertThatThrownBy(() -> Start.parse(text))
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("expected beginning, latest, a time such as");
    }
}
