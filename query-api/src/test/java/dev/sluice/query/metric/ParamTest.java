package dev.sluice.query.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParamTest {
    @Test
    void textsBecomeValuesOfTheirType() {
        assertThat(param(ParamType.INTEGER, null, null).value("7")).isEqualTo(7L);
        assertThat(param(ParamType.DURATION, null, null).value("24h")).isEqualTo(86_400L);
        assertThat(param(ParamType.REPO, null, null).value("a/b")).isEqualTo("a/b");
        assertThat(param(ParamType.ENUM, null, null).value("up")).isEqualTo("up");
        assertThat(param(ParamType.TEXT, null, null).value("' OR 1=1")).isEqualTo("' OR 1=1");
    }

    @Test
    void boundsAreKeptAndTold() {
        assertRefused(param(ParamType.INTEGER, 1L, 5L), "6", "a whole number, at least 1, at most 5");
        assertRefused(param(ParamType.DURATION, 60L, null), "PT1S", "at least 60 seconds");
    }

    @Test
    void textsOfAnotherTypeAreRefused() {
        assertRefused(param(ParamType.INTEGER, null, null), "1.5", "a whole number");
        assertRefused(param(ParamType.DURATION, null, null), "banana", "a duration such as 15m");
        assertRefused(param(ParamType.ENUM, null, null), "sideways", "one of up, down");
        assertRefused(param(ParamType.REPO, null, null), "kafka", "owner/name");
        assertRefused(param(ParamType.TEXT, null, null), "x".repeat(201), "at most 200 characters");
    }

    private static void assertRefused(Param param, String text, String expected) {
        assertThatThrownBy(() -> param.value(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    private static Param param(ParamType type, Long min, Long max) {
        return new Param("p", type, null, min, max, List.of("up", "down"), "");
    }
}
