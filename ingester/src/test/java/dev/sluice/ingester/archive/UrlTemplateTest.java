package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {
    @ParameterizedTest
    @CsvSource({
        UrlTemplate.STANDARD + ",https://data.gharchive.org/2016-01-02-3.json.gz",
        "http://127.0.0.1:8080/{yyyy}-{MM}-{dd}-{H}.json.gz,http://127.0.0.1:8080/2016-01-02-3.json.gz",
        "http://localhost/{yyyy}/{MM}/{dd}/{HH}.gz,http://localhost/2016/01/02/03.gz",
        "http://[::1]:1/x?d={yyyy}{MM}{dd}{HH},http://[::1]:1/x?d=2016010203"
    })
    void placeholdersAreFilled(String template, String url) {
        assertThat(new UrlTemplate(template).of(ArchiveHour.parse("2016-01-02-3")))
                .hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/{yyyy}-{MM}-{dd}.gz",
                "https://example.org/{yyyy}-{MM}-{H}.gz",
                "https://example.org/{yyyy}-{MM}-{dd}-{H}-{HH}.gz",
                "https://example.org/{yyyy}-{MM}-{dd}-{h}.gz",
                "http://example.org/{yyyy}-{MM}-{dd}-{H}.gz",
                "http://127.example.org/{yyyy}-{MM}-{dd}-{H}.gz",
                "file:///{yyyy}-{MM}-{dd}-{H}.gz",
                "ftp://localhost/{yyyy}-{MM}-{dd}-{H}.gz",
                "https://me:secret@example.org/{yyyy}-{MM}-{dd}-{H}.gz",
                "https://h{H}.example.org/{yyyy}-{MM}-{dd}.gz",
                "https://example.org/{yyyy}-{MM}-{dd}-{H}.gz#x",
                "https://exa mple.org/{yyyy}-{MM}-{dd}-{H}.gz",
                "{yyyy}-{MM}-{dd}-{H}.gz"
            })
    void whatIsUnsafeOrNamesNoHourIsRefused(String template) {
        assertThatThrownBy(() -> new UrlTemplate(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
