package dev.sluice.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.sample.SampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SampleGenerateCommandTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void standardOutputHasTheLinesThatTheSourceBeginsWith() {
        assertThat(run("--events", "100", "-o", "-")).isZero();

        var sample = new SampleEvents(42);
        String[] lines = bytes.toString(UTF_8).split("\n", 0);
        assertThat(lines).hasSize(100);
        assertThat(lines[42]).isEqualTo(new String(sample.line(42), UTF_8));
        assertThat(err.toString()).contains("100 lines = ");
    }

    @Test
    void theSameFlagsGiveTheSameFiles() throws Exception {
        for (String name : new String[] {"a", "b"}) {
            assertThat(run(
                            "--events",
                            "300",
                            "--rate",
                            "0.1",
                            "--late",
                            "5%:2d",
                            "--duplicates",
                            "3%",
                            "--bad",
                            "2.5%",
                            "--id-reset-at",
                            "100",
                            "--corruption",
                            "all",
                            "--from",
                            "2025-12-31T23:30:00Z",
                            "-o",
                            folder.resolve(name).toString()))
                    .isZero();
        }

        assertThat(folder.resolve("a/2025-12-31-23.json.gz")).exists();
        try (var files = Files.list(folder.resolve("a"))) {
            assertThat(files)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(file)
                            .hasSameBinaryContentAs(folder.resolve("b").resolve(file.getFileName())));
        }
        assertThat(Files.readString(folder.resolve("a/expected.json"))).contains("\"duplicates\"", "\"refused\"");
    }

    @Test
    void everyWrongFlagIsToldAtOnce() {
        assertThat(run(
                        "--seed",
                        "-1",
                        "--events",
                        "-1",
                        "--bad",
                        "200%",
                        "--from",
                        "today",
                        "--rate",
                        "0",
                        "--late",
                        "5",
                        "--duplicates",
                        "many",
                        "--id-reset-at",
                        "0",
                        "--corruption",
                        "none,no-bytes"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("11 flag(s) to mend")
                .contains("--seed is -1", "--events is -1", "--bad is '200%'", "--from is 'today'", "--rate is 0.0")
                .contains("--late is '5'", "--duplicates is 'many'", "--id-reset-at is 0", "-o is missing")
                .contains("--corruption has 'none'", "--corruption no-bytes makes a file of its own");
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailure() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("-o", file.resolve("inside").toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("error: cannot write the sample", "try:")
                .doesNotContain("\tat ");
    }

    @Test
    void sampleAloneIsAUsageErrorThatNamesWhatThereIs() {
        assertThat(Main.commandLine(Variables.of(Map.of()))
                        .setErr(new PrintWriter(err))
                        .execute("sample"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("generate");
    }

    private int run(String... flags) {
        return new CommandLine(new SampleGenerateCommand(bytes))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((error, line, parsed) -> Main.explain(error, line.getErr()))
                .execute(flags);
    }
}
