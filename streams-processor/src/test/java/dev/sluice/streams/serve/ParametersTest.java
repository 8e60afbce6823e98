package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.BotFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked. */
final class ParametersTest {
    private static Parameters of(Map<String, String> texts) {
        return new Parameters(texts::get);
    }

    @Test
    void rangeOnWholeHoursIsRead() {
        var range = of(Map.of("from", "2016-01-01T01:00:00Z", "to", "2016-01-01T02:00:00Z"))
                .range(Duration.ofHours(1));

        assertThat(range.from()).isEqualTo(Instant.parse("2016-01-01T01:00:00Z"));
        assertThat(range.to()).isEqualTo(Instant.parse("2016-01-01T02:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-01T01:00:30Z, 2016-01-01T02:00:00Z, whole multiple",
        "2016-01-01T02:00:00Z, 2016-01-01T02:00:00Z, from before to",
        "2016-01-01T02:00:00Z, 2017-01-01T02:00:00Z, at most PT768H",
        "yesterday, 2016-01-01T02:00:00Z, a time such as",
        "1969-01-01T00:00:00Z, 2016-01-01T02:00:00Z, since 1970",
        "-999999999-01-01T00:00:00Z, 2016-01-01T02:00:00Z, a time such as",
    })
    void badRangeIsRefused(String from, String to, String words) {
        assertThatThrownBy(() -> of(Map.of("from", from, "to", to)).range(Duration.ofMinutes(1)))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining(words);
    }

    @Test
    void missingTimeIsRefusedByName() {
        assertThatThrownBy(() -> of(Map.of()).range(Duration.ofMinutes(1))).hasMessageStartingWith("from is 'null'");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001", "abc", "2147483648", "99999999999999999999"})
    void badLimitIsRefused(String limit) {
        assertThatThrownBy(() -> of(Map.of("limit", limit)).limit())
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining(limit);
    }

    @Test
    void absentOnesHaveTheirMeaning() {
        assertThat(of(Map.of()).limit()).isEqualTo(10_000);
        assertThat(of(Map.of()).repoId()).isNull();
        assertThat(of(Map.of()).bots()).isEqualTo(BotFilter.INCLUDE);
    }

    @Test
    void unknownFilterIsRefused() {
        assertThatThrownBy(() -> of(Map.of("bots", "maybe")).bots())
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining("include, exclude, only");
    }
}
