package dev.sluice.standalone.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.settings.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, as far as it comes without a cluster. */
final class DlqCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Exception refused;

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return DlqCommand.commandLine(environment, new ByteArrayOutputStream(), Clock.systemUTC())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((error, line, parsed) -> {
                    refused = error;
                    return error instanceof DlqProblem problem ? problem.code().number() : 99;
                })
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay", "discard"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("--data-dir", "--json");
    }

    @Test
    void withoutASubcommandItNamesThem() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("list, show, replay or discard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "discard"})
    void nothingIsDoneToLettersUnlessItIsSaid(String command) {
        run(command);
        assertThat(refused).isInstanceOf(ConfigException.class).hasMessageContaining("neither --dry-run nor --yes");

        run(command, "--dry-run", "--yes");
        assertThat(refused).hasMessageContaining("exclude each other");
    }

    @ParameterizedTest
    @CsvSource({
        "--reason, SINTAX, expected some of CLOCK",
        "--stage, silver, 'expected some of ingest, parse'",
        "--since, yesterday, expected a time such as",
        "--state, lost, 'dead, parked, replayed'"
    })
    void aWrongFilterIsRefusedWithWhatIsExpected(String flag, String value, String expected) {
        run("list", flag, value);

        assertThat(refused).isInstanceOf(ConfigException.class).hasMessageContainingAll(flag, value, expected);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        run("list", "2/14", "--reason", "SINTAX", "--until", "never");

        assertThat(refused).hasMessageContainingAll("3 argument(s)", "2/14", "SINTAX", "never");
    }

    @Test
    void aFolderWithoutAStackIsUnreachable() {
        assertThat(run("list", "--data-dir", folder.toString())).isEqualTo(5);
        assertThat(refused).hasMessageContaining("no stack is running in " + folder);
    }

    @Test
    void theClusterIsTheStackThatIsNamedElseTheEnvironment() throws Exception {
        Files.writeString(folder.resolve("ports.json"), """
                {"http":1,"kafka":2,"registry":3,"streams":4,"streams_history":null,"webhook":null}""");
        var environment = Map.of(
                "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "SLUICE_SCHEMA_REGISTRY_URL", "http://registry",
                "SLUICE_STREAMS_URLS", "http://a:1, http://b:2",
                "SLUICE_LAKE_DIR", "of another process");

        var stack = Whereabouts.of(folder, environment);
        var cluster = Whereabouts.of(null, environment);

        assertThat(stack.kafka().bootstrapServers()).isEqualTo("127.0.0.1:2");
        assertThat(stack.kafka().registryUrl()).isEqualTo("http://127.0.0.1:3/apis/ccompat/v7");
        assertThat(stack.streams()).hasToString("[http://127.0.0.1:4]");
        assertThat(cluster.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(cluster.streams()).hasToString("[http://a:1, http://b:2]");
    }
}
