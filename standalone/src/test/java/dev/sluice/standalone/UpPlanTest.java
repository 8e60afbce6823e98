package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.ConfigException;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpPlanTest {
    private static final WantedPorts PORTS = new WantedPorts(8080, 9092, 8081, 8090);

    @Test
    void theSampleRunsForEverInAFolderOfItsOwn() {
        var plan = plan("sample", null, Map.of());

        assertThat(plan.batch()).isFalse();
        assertThat(plan.mode()).isEqualTo("sample");
        assertThat(plan.dataDir()).isEqualTo(Path.of("data/sample"));
    }

    @Test
    void filesAndStandardInputAreReplays() {
        assertThat(plan("file:a.json", null, Map.of()).mode()).isEqualTo("replay");
        assertThat(plan("-", null, Map.of()).dataDir()).isEqualTo(Path.of("data/stdin"));
    }

    @ParameterizedTest
    @CsvSource({"5m, PT5M", "90s, PT1M30S", "PT1H, PT1H", "2h30m, PT2H30M"})
    void aTimeMakesABatch(String text, Duration expected) {
        var plan = plan("sample", text, Map.of());

        assertThat(plan.ingestFor()).isEqualTo(expected);
        assertThat(plan.batch()).isTrue();
    }

    @Test
    void liveFalseIsARunOfFiveMinutesAsInTheSeed() {
        assertThat(plan("sample", null, Map.of("LIVE", "false")).ingestFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(plan("sample", "1m", Map.of("LIVE", "false")).ingestFor()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyWrongFlagIsToldAtOnce() {
        var flags = new UpFlags("ftp:x", null, false, new WantedPorts(70_000, -1, 0, 0), "soon", false);

        assertThatThrownBy(() -> UpPlan.of(flags, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("4 flag(s) to mend")
                .hasMessageContaining("--http-port is 70000; expected 0 to 65535")
                .hasMessageContaining("--kafka-port is -1")
                .hasMessageContaining("--source is 'ftp:x'; expected sample, live, archive, webhook, file:PATH-OR-GLOB")
                .hasMessageContaining("--for is 'soon'; expected a duration such as 5m");
    }

    @Test
    void nothingIsNoTimeToIngestFor() {
        assertThatThrownBy(() -> plan("sample", "0s", Map.of())).hasMessageContaining("more than nothing");
    }

    @Test
    void liveTrueIsTheLiveSourceUnlessAnotherIsNamed() {
        assertThat(plan(null, null, Map.of("LIVE", "true")).source()).isEqualTo("live");
        assertThat(plan("sample", null, Map.of("LIVE", "true")).source()).isEqualTo("sample");
        assertThat(plan(null, null, Map.of()).source()).isEqualTo("sample");
        assertThatThrownBy(() -> plan("sample", null, Map.of("LIVE", "yes")))
                .hasMessageContaining("expected true or false");
    }

    @Test
    void whatComesFromGithubNowHasTheClocksNow() {
        assertThat(plan("live", null, Map.of()).mode()).isEqualTo("live");
        assertThat(plan("webhook", null, Map.of()).dataDir()).isEqualTo(Path.of("data/webhook"));
    }

    @Test
    void historyHasALaneOfItsOwnWhereTheArchiveIsRead() {
        assertThat(plan("archive", null, Map.of()).lanes()).containsExactly(Lane.LIVE, Lane.HISTORY);
        assertThat(plan("live", null, Map.of()).lanes()).containsExactly(Lane.LIVE);
    }

    private static UpPlan plan(String source, String time, Map<String, String> environment) {
        return UpPlan.of(new UpFlags(source, null, false, PORTS, time, false), environment);
    }
}
