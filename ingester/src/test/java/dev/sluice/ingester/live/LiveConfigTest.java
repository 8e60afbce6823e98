package dev.sluice.ingester.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Secret;
import dev.sluice.runtime.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveConfigTest {
    @TempDir
    Path folder;

    @Test
    void theGlobalFeedIsPolledWithoutATokenByDefault() {
        LiveConfig config = read(Map.of());

        assertThat(config)
                .isEqualTo(new LiveConfig(
                        URI.create("https://api.github.com"),
                        List.of(),
                        List.of(FeedSpec.GLOBAL),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20)));
    }

    @Test
    void everySettingCounts() throws IOException {
        Path list = Files.writeString(folder.resolve("watch.txt"), "# ours\napache/kafka\n\n  user:dependabot[bot] \n");

        LiveConfig config = read(Map.of(
                "SLUICE_GITHUB_URL", "http://localhost:8089/",
                "SLUICE_GITHUB_TOKENS", "one, two,\n",
                "SLUICE_GITHUB_GLOBAL", "false",
                "SLUICE_WATCH", "Apache/Kafka, org:apache,@" + list,
                "SLUICE_POLL_FLOOR", "PT0.5S",
                "SLUICE_GITHUB_CONNECT_TIMEOUT", "PT1S",
                "SLUICE_GITHUB_TIMEOUT", "PT2S"));

        assertThat(config.github()).isEqualTo(URI.create("http://localhost:8089"));
        assertThat(config.tokens()).containsExactly(new Secret("one"), new Secret("two"));
        assertThat(config.feeds())
                .extracting(FeedSpec::source)
                .containsExactly(
                        "live:/repos/Apache/Kafka/events",
                        "live:/orgs/apache/events",
                        "live:/users/dependabot%5Bbot%5D/events");
        assertThat(config.pollFloor()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aTokenIsNeverPrinted() {
        assertThat(read(Map.of("SLUICE_GITHUB_TOKENS", "ghp_secret")).toString())
                .doesNotContain("ghp_secret");
        assertThatThrownBy(() -> read(Map.of("SLUICE_GITHUB_TOKENS", "good,ghp_se cret")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_GITHUB_TOKENS: token 2 holds a blank")
                .hasMessageNotContaining("ghp_se");
    }

    @Test
    void aTokenDoesNotGoOverAnOpenLine() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_GITHUB_TOKENS", "a", "SLUICE_GITHUB_URL", "http://example.org")))
                .hasMessageContaining("expected https where tokens are set");
    }

    @Test
    void thereMustBeSomethingToPoll() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_GITHUB_GLOBAL", "false")))
                .hasMessageContaining("nothing is left to be polled");
    }

    @ParameterizedTest
    @CsvSource({
        "SLUICE_WATCH, kafka",
        "SLUICE_WATCH, a/b/c",
        "SLUICE_WATCH, a/..",
        "SLUICE_WATCH, org:",
        "SLUICE_WATCH, org:a/b",
        "SLUICE_WATCH, user:a b",
        "SLUICE_WATCH, a/b?x=1",
        "SLUICE_WATCH, @/none/at-all",
        "SLUICE_GITHUB_URL, ftp://api.github.com",
        "SLUICE_GITHUB_URL, https://user:word@api.github.com",
        "SLUICE_GITHUB_URL, not an address",
        "SLUICE_GITHUB_GLOBAL, yes",
        "SLUICE_POLL_FLOOR, 60",
        "SLUICE_GITHUB_TIMEOUT, PT0S"
    })
    void whatIsWrongIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name + " is '" + value + "'; expected ");
    }

    private static LiveConfig read(Map<String, String> variables) {
        var settings = new Settings(variables);
        LiveConfig config = LiveConfig.from(settings);
        settings.finish(LiveConfig.SETTINGS);
        return config;
    }
}
