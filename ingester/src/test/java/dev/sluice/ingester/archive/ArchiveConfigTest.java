package dev.sluice.ingester.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveConfigTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void aRangeIsAllThatIsNeeded() {
        ArchiveConfig config = read(Map.of("SLUICE_ARCHIVE_FROM", "2016-01-01", "SLUICE_ARCHIVE_TO", "2016-01-01-5"));

        assertThat(config.url()).isEqualTo(new UrlTemplate(UrlTemplate.STANDARD));
        assertThat(config.range())
                .isEqualTo(new HourRange(ArchiveHour.parse("2016-01-01-0"), ArchiveHour.parse("2016-01-01-5")));
        assertThat(config.repos()).isEqualTo(RepoFilter.ALL);
        assertThat(config.parallel()).isEqualTo(2);
        assertThat(config.cacheDir()).isEqualTo(Path.of("./data/archive"));
        assertThat(config.keep()).isFalse();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void everySettingCounts() {
        ArchiveConfig config = read(Map.of(
                "SLUICE_ARCHIVE_FROM", "2016-01-01-1",
                "SLUICE_ARCHIVE_TO", "2016-01-01-1",
                "SLUICE_ARCHIVE_URL", "http://localhost:1/{yyyy}{MM}{dd}{HH}",
                "SLUICE_ARCHIVE_REPOS", "a/b",
                "SLUICE_ARCHIVE_PARALLEL", "8",
                "SLUICE_ARCHIVE_CACHE_DIR", "/cache",
                "SLUICE_ARCHIVE_DOWNLOADS", "keep",
                "SLUICE_ARCHIVE_CONNECT_TIMEOUT", "PT1S",
                "SLUICE_ARCHIVE_TIMEOUT", "PT2S"));

        assertThat(config.url().of(config.range().first())).hasToString("http://localhost:1/2016010101");
        assertThat(config.repos()).isEqualTo(RepoFilter.parse("a/b"));
        assertThat(config.parallel()).isEqualTo(8);
        assertThat(config.cacheDir()).isEqualTo(Path.of("/cache"));
        assertThat(config.keep()).isTrue();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read(Map.of(
                        "SLUICE_ARCHIVE_FROM", "2016-02-30",
                        "SLUICE_ARCHIVE_URL", "ftp://x",
                        "SLUICE_ARCHIVE_REPOS", "kafka",
                        "SLUICE_ARCHIVE_PARALLEL", "0",
                        "SLUICE_ARCHIVE_DOWNLOADS", "burn")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_ARCHIVE_FROM is '2016-02-30'")
                .hasMessageContaining("SLUICE_ARCHIVE_URL is 'ftp://x'")
                .hasMessageContaining("SLUICE_ARCHIVE_REPOS is 'kafka'")
                .hasMessageContaining("SLUICE_ARCHIVE_PARALLEL is '0'")
                .hasMessageContaining("SLUICE_ARCHIVE_DOWNLOADS is 'burn'");
    }

    @Test
    void aRangeThatIsMissingOrCannotBeIsAProblem() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_ARCHIVE_FROM", "2016-01-01")))
                .hasMessageContaining("SLUICE_ARCHIVE_FROM and SLUICE_ARCHIVE_TO must both be");
        assertThatThrownBy(() -> read(Map.of("SLUICE_ARCHIVE_FROM", "2027-01-01", "SLUICE_ARCHIVE_TO", "2027-01-02")))
                .hasMessageContaining("reaches into the future");
    }

    private static ArchiveConfig read(Map<String, String> variables) {
        var settings = new Settings(variables);
        ArchiveConfig config = ArchiveConfig.from(settings, NOW);
        settings.finish(ArchiveConfig.SETTINGS);
        return config;
    }
}
