package dev.sluice.ingester.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.runtime.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigTest {
    @Test
    void onlyTheSecretMustBeSet() {
        var config = read(Map.of("SLUICE_WEBHOOK_SECRETS", Signed.SECRET));

        assertThat(config).isEqualTo(new WebhookConfig("127.0.0.1", 8090, Signed.SECRETS));
        assertThat(config.secrets().isShort()).isFalse();
    }

    @Test
    void everySettingCounts() {
        var config = read(Map.of(
                "SLUICE_WEBHOOK_SECRETS", " a-short-one , " + Signed.SECRET + "\n",
                "SLUICE_WEBHOOK_BIND", "0.0.0.0",
                "SLUICE_WEBHOOK_PORT", "0"));

        assertThat(config.bind()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isZero();
        assertThat(config.secrets().all())
                .extracting(secret -> secret.value())
                .containsExactly("a-short-one", Signed.SECRET);
        assertThat(config.secrets().isShort()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "hidden-text,", ",hidden-text", "hidden-text,hidden-text,hidden-text"})
    void case118WithoutASecretItDoesNotStartAndNeverTellsWhatWasSet(String secrets) {
        assertThatThrownBy(() -> read(Map.of("SLUICE_WEBHOOK_SECRETS", secrets)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLUICE_WEBHOOK_SECRETS has ")
                .hasMessageContaining("expected one, or two with a comma between them, none empty")
                .hasMessageNotContaining("hidden-text");
    }

    @Test
    void secretsArePrintedAsStars() {
        assertThat(read(Map.of("SLUICE_WEBHOOK_SECRETS", Signed.SECRET)).toString())
                .contains("****")
                .doesNotContain(Signed.SECRET);
    }

    private static WebhookConfig read(Map<String, String> variables) {
        var settings = new Settings(variables);
        var config = WebhookConfig.from(settings);
        settings.finish(WebhookConfig.ALL);
        return config;
    }
}
