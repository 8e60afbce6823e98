package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigShowCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Variables variables = Variables.of(Map.of());

    @Test
    void aFlagBeatsTheEnvironmentAndTheEnvironmentBeatsTheFile() {
        variables = new Variables(
                Map.of("SLUICE_GRACE", "PT7M", "SLUICE_SOURCE", "webhook", "SLUICE_HTTP_PORT", "7070"),
                Map.of("SLUICE_GRACE", "PT9M", "SLUICE_SINK_FLUSH_ROWS", "17"));

        assertThat(run("--origins", "--source", "live")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "SLUICE_SOURCE flag live",
                        "SLUICE_GRACE environment PT7M",
                        "SLUICE_HTTP_PORT environment 7070",
                        "SLUICE_SINK_FLUSH_ROWS .env 17",
                        "SLUICE_STREAMS_THREADS default 1",
                        "SLUICE_KAFKA_BOOTSTRAP_SERVERS default (found by up)");
    }

    @Test
    void whatAContainerSetsHoldsWhereNoFlagSaysOtherwise() {
        variables = Variables.of(Map.of(
                "SLUICE_SOURCE", "webhook", "SLUICE_INGEST_MODE", "batch", "SLUICE_WEBHOOK_SECRETS", "s".repeat(40)));

        assertThat(run()).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("SLUICE_SOURCE webhook", "SLUICE_INGEST_MODE batch", "SLUICE_WEBHOOK_SECRETS ****");
    }

    @Test
    void everySettingIsThereOnceAndJsonHasNoSecretEither() {
        variables = Variables.of(Map.of("SLUICE_GITHUB_TOKENS", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"));

        assertThat(run("--json")).isZero();
        assertThat(out.toString())
                .containsOnlyOnce("\"SLUICE_GRACE\"")
                .contains("****")
                .doesNotContain("ghp_");
    }

    @Test
    void allProblemsAreToldAtOnceWithExitCodeTwo() {
        variables = Variables.of(Map.of("SLUICE_GRACE", "5", "SLUICE_HTTP_BINDD", "x"));

        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("SLUICE_GRACE is '5'", "did you mean SLUICE_HTTP_BIND?");
    }

    private int run(String... flags) {
        var arguments = new String[flags.length + 2];
        arguments[0] = "config";
        arguments[1] = "show";
        System.arraycopy(flags, 0, arguments, 2, flags.length);
        return Main.commandLine(variables)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
