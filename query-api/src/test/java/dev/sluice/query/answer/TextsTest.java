package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, names of repositories, and guesses. */
final class TextsTest {
    @ParameterizedTest
    @CsvSource({"15m, PT15M", "1h, PT1H", "7d, P7D", "PT90S, PT90S", "pt1h, PT1H"})
    void durationsReadInBothForms(String text, Duration expected) {
        assertThat(SpanText.parse(text)).isEqualTo(expected);
    }

    @Test
    void ownerAndNameAreSplitAtTheFirstSlash() {
        assertThat(RepoName.parse("apache/kafka")).isEqualTo(new RepoName("apache", "kafka"));
        assertThat(RepoName.parse("apache/kafka")).hasToString("apache/kafka");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "a/b/c", "/kafka", "a b/c", "a/", "a/b'--"})
    void otherTextsAreNoRepository(String text) {
        assertThatThrownBy(() -> RepoName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("owner/name");
    }

    @Test
    void smallSlipOfTheKeyIsGuessed() {
        assertThat(Likeness.suggestion("ofset", List.of("bots", "offset"))).isEqualTo("did you mean 'offset'?");
        assertThat(Likeness.suggestion("zzz", List.of("bots", "offset"))).isEqualTo("known: bots, offset");
        assertThat(Likeness.suggestion("zzz", List.of())).isEqualTo("there is none");
    }

    @Test
    void editsAreCounted() {
        assertThat(Likeness.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Likeness.edits("", "abc")).isEqualTo(3);
        assertThat(Likeness.edits("same", "same")).isZero();
    }
}
