package dev.sluice.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final Setting<Integer> PORT = Setting.number("SLUICE_PORT", "8080", "a port", 0, 65_535);
    private static final Setting<Duration> GRACE =
            Setting.duration("SLUICE_GRACE", "PT15M", "grace", Duration.ZERO, Duration.ofHours(6));
    private static final Setting<String> KAFKA = Setting.text("SLUICE_KAFKA", null, "localhost:9092", "brokers");
    private static final Setting<String> MODE = Setting.choice("SLUICE_MODE", "live", "mode", "live", "replay");
    private static final Setting<Secret> TOKEN = Setting.secret("SLUICE_TOKEN", "token");
    private static final List<Setting<?>> ALL = List.of(PORT, GRACE, KAFKA, MODE, TOKEN);

    @Test
    void standardsHoldWhereNothingIsSet() {
        var settings = new Settings(Map.of("SLUICE_KAFKA", "k:1"));

        assertThat(settings.get(PORT)).isEqualTo(8080);
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.get(KAFKA)).isEqualTo("k:1");
        assertThat(settings.get(MODE)).isEqualTo("live");
        assertThat(settings.get(TOKEN).isSet()).isFalse();
        assertThatCode(() -> settings.finish(ALL)).doesNotThrowAnyException();
    }

    @Test
    void valuesAreReadAndStripped() {
        var settings = new Settings(
                Map.of("SLUICE_PORT", " 0 ", "SLUICE_GRACE", "PT1H", "SLUICE_KAFKA", "k:1", "SLUICE_MODE", "replay"));

        assertThat(settings.get(PORT)).isZero();
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ofHours(1));
        assertThat(settings.get(MODE)).isEqualTo("replay");
    }

    @Test
    void allProblemsAreToldAtOnceEachWithWhatWasSeenAndExpected() {
        var settings = new Settings(Map.of(
                "SLUICE_PORT", "99999", "SLUICE_GRACE", "5", "SLUICE_MODE", "fast", "SLUICE_KAFKAA", "x", "HOME", "/"));
        settings.get(PORT);
        settings.get(GRACE);
        settings.get(KAFKA);
        settings.get(MODE);

        assertThatThrownBy(() -> settings.finish(ALL))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("5 setting(s) to mend")
                .hasMessageContaining("SLUICE_PORT is '99999'; expected a whole number from 0 to 65535")
                .hasMessageContaining("SLUICE_GRACE is '5'; expected an ISO-8601 duration from PT0S to PT6H")
                .hasMessageContaining("SLUICE_KAFKA is not set; example: SLUICE_KAFKA=localhost:9092")
                .hasMessageContaining("SLUICE_MODE is 'fast'; expected one of live, replay")
                .hasMessageContaining("SLUICE_KAFKAA is not a setting of this process; did you mean SLUICE_KAFKA?");
    }

    @Test
    void aNameThatIsNearNothingIsAnsweredWithAllNames() {
        var settings = new Settings(Map.of("SLUICE_COMPLETELY_ELSE", "x", "SLUICE_KAFKA", "k:1"));

        assertThatThrownBy(() -> settings.finish(ALL)).hasMessageContaining("known: [SLUICE_PORT, SLUICE_GRACE");
    }

    @Test
    void problemsBetweenSettingsJoinTheOthers() {
        var settings = new Settings(Map.of());
        settings.problem("SLUICE_GRACE is longer than SLUICE_RETENTION");

        assertThatThrownBy(() -> settings.finish(ALL)).hasMessageContaining("longer than");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new Secret("abc")).hasToString("****");
        assertThat(new Secret("")).hasToString("(not set)");
    }

    @Test
    void boundsAreIncluded() {
        assertThat(new Settings(Map.of("SLUICE_PORT", "65535")).get(PORT)).isEqualTo(65_535);
        assertThat(new Settings(Map.of("SLUICE_GRACE", "PT0S")).get(GRACE)).isZero();
    }

    @Test
    void blankTextCountsAsNotSet() {
        assertThat(new Settings(Map.of("SLUICE_PORT", "  ")).get(PORT)).isEqualTo(8080);
    }

    @Test
    void variablesOfOthersAreNoneOfOurBusiness() {
        var settings = new Settings(Map.of("SLUICE_KAFKA", "k:1", "KAFKA_OPTS", "x", "sluice_port", "y"));

        assertThatCode(() -> settings.finish(ALL)).doesNotThrowAnyException();
    }

    @Test
    void standardHoldsForTheMomentWhereAValueIsRefused() {
        assertThat(new Settings(Map.of("SLUICE_PORT", "-1")).get(PORT)).isEqualTo(8080);
        assertThat(new Settings(Map.of("SLUICE_GRACE", "PT7H")).get(GRACE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(new Settings(Map.of()).get(KAFKA)).isNull();
    }

    @Test
    void aSwappedOrMissingLetterIsRecognised() {
        var settings = new Settings(Map.of("SLUICE_KAFKA", "k:1", "SLUICE_GARCE", "PT1M", "SLUICE_PRT", "1"));

        assertThatThrownBy(() -> settings.finish(ALL))
                .hasMessageContaining("SLUICE_GARCE is not a setting of this process; did you mean SLUICE_GRACE?")
                .hasMessageContaining("SLUICE_PRT is not a setting of this process; did you mean SLUICE_PORT?");
    }

    @Test
    void aPathIsRead() {
        var folder = Setting.path("SLUICE_DIR", "./data", "a folder");

        assertThat(new Settings(Map.of("SLUICE_DIR", "/tmp/x")).get(folder)).isEqualTo(Path.of("/tmp/x"));
    }

    @Test
    void hostnameStandsForTheNameOfTheHost() {
        var instance = Setting.instance("SLUICE_INSTANCE", "its name");

        assertThat(new Settings(Map.of("SLUICE_INSTANCE", "hostname", "HOSTNAME", "4f1c2a")).named(instance))
                .isEqualTo("4f1c2a");
        assertThat(new Settings(Map.of("HOSTNAME", "4f1c2a")).named(instance)).isEqualTo("0");
    }

    @Test
    void hostWithoutAUsableNameIsToldWithAllOtherProblems() {
        var instance = Setting.instance("SLUICE_INSTANCE", "its name");
        var settings = new Settings(Map.of("SLUICE_INSTANCE", "hostname", "HOSTNAME", "My Host"));
        settings.named(instance);

        assertThatThrownBy(() -> settings.finish(List.of(instance)))
                .hasMessageContaining(
                        "SLUICE_INSTANCE is 'hostname', and HOSTNAME is 'My Host'; expected 1 to 20 letters");
    }

    @Test
    void everyInstanceHasItsFolderWhereTheSettingNamesIt() {
        var folder = Setting.path("SLUICE_DIR", "./data", "a folder");

        assertThat(new Settings(Map.of("SLUICE_DIR", "/state/{instance}")).folder(folder, "b"))
                .isEqualTo(Path.of("/state/b"));
        assertThat(new Settings(Map.of()).folder(folder, "b")).isEqualTo(Path.of("./data"));
    }

    @Test
    void liveIsTrueOrFalseOrNotSet() {
        assertThat(new Settings(Map.of("LIVE", "true")).isLive()).isTrue();
        assertThat(new Settings(Map.of("LIVE", "false")).isLive()).isFalse();
        assertThat(new Settings(Map.of("LIVE", "")).isLive()).isFalse();
        var wrong = new Settings(Map.of("LIVE", "yes"));
        wrong.isLive();
        assertThatThrownBy(() -> wrong.finish(List.of())).hasMessageContaining("LIVE is 'yes'; expected true or false");
    }
}
