package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What addresses tell. */
final class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/octo/cat/issues/12#issuecomment-3, 12, false",
        "https://github.com/octo/cat/pull/13#issuecomment-3, 13, true",
        "https://github.com/octo/cat/pull/14, 14, true",
        "https://github.com/octo/cat/issues/, , false",
        "https://github.com/octo/cat/issues/99999999999, , false",
        "https://github.com/octo/cat, , "
    })
    void theAddressOfACommentTellsItsThread(String url, Integer number, Boolean pull) {
        assertThat(Links.threadNumber(url)).isEqualTo(number);
        assertThat(Links.isPull(url)).isEqualTo(pull);
    }

    @Test
    void theAddressOfAPullRequestEndsInItsNumber() {
        assertThat(Links.lastNumber("https://api.github.com/repos/octo/cat/pulls/12"))
                .isEqualTo(12);
        assertThat(Links.lastNumber("https://api.github.com/repos/octo/cat")).isNull();
    }

    @Test
    void theAddressOfARepositoryEndsInOwnerAndName() {
        assertThat(Links.repository("https://api.github.com/repos/octo/cat")).isEqualTo("octo/cat");
        assertThat(Links.repository("https://github.com/octo/cat")).isNull();
    }

    @Test
    void noAddressTellsNothing() {
        assertThat(Links.threadNumber(null)).isNull();
        assertThat(Links.isPull(null)).isNull();
        assertThat(Links.lastNumber(null)).isNull();
        assertThat(Links.repository(null)).isNull();
    }
}
