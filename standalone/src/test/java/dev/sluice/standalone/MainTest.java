package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesTheFlagsThatScriptsRelyOn() {
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString())
                .contains("--source", "--data-dir", "--fresh", "--http-port", "--kafka-port", "--registry-port")
                .contains("--webhook-port", "--for", "--until-idle");
    }

    @Test
    void anUnknownFlagIsAUsageError() {
        assertThat(run("up", "--sorce", "sample")).isEqualTo(2);
        assertThat(err.toString()).contains("--sorce", "--source");
    }

    @Test
    void wrongFlagsEndWithTwoAndNoStackTrace(@TempDir Path folder) {
        assertThat(run("up", "--source", "nowhere", "--data-dir", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("error:", "--source is 'nowhere'").doesNotContain("\tat ");
    }

    @Test
    void deadLettersOfNoStackAreOutOfReachAndTheErrorSaysWhatToDo(@TempDir Path folder) {
        assertThat(run("dlq", "list", "--data-dir", folder.toString())).isEqualTo(5);
        assertThat(err.toString())
                .contains("error: no stack is running in " + folder, "try: ", "--data-dir")
                .doesNotContain("\tat ");
    }

    @Test
    void aStackThatDoesNotAnswerIsOutOfReach(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("ports.json"), "{\"http\":1}");

        assertThat(run("status", "--data-dir", folder.toString())).isEqualTo(5);
        assertThat(err.toString()).contains("error: no query-api answers at http://127.0.0.1:1", "try: ");
    }

    @Test
    void theVersionIsToldEvenBeforePackaging() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("sluice ");
    }

    private int run(String... arguments) {
        return Main.commandLine(Variables.of(Map.of()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
