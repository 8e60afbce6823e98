package dev.sluice.standalone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemasCommandTest {
    private static final int FINDINGS = 3;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aReleaseOfThisBuildDoesNotBreakWithItself() {
        assertThat(run("release", "--released", folder.toString())).isZero();
        assertThat(run("check", "--released", folder.toString())).isZero();
        assertThat(out.toString()).contains("a version more of: ", "github.silver.push.v1", "no break");
    }

    @Test
    void aBreakIsAFindingThatNamesTopicFieldAndRule() throws Exception {
        run("release", "--released", folder.toString());
        var push = folder.resolve("github.silver.push.v1/1.avsc");
        Files.writeString(
                push,
                Files.readString(push).replace("\"push_id\"", "\"push_number\"").replace("\"ref\"", "\"name\""));
        var watch = folder.resolve("github.silver.watch.v1/1.avsc");
        Files.writeString(
                watch, Files.readString(watch).replaceFirst("\"type\" : \"string\"", "\"type\" : \"boolean\""));

        assertThat(run("check", "--released", folder.toString())).isEqualTo(FINDINGS);
        assertThat(out.toString())
                .contains("github.silver.watch.v1: event.id: was boolean, is string (compared with version 1; rule: ")
                .contains("1 break(s)");
        assertThat(run("release", "--released", folder.toString())).isEqualTo(FINDINGS);
        assertThat(err.toString()).contains("this build breaks with what was released");
    }

    @Test
    void theDraftIsNotRewrittenOnceThereIsARelease() {
        assertThat(run("release", "--draft", "--released", folder.toString())).isZero();
        run("release", "--released", folder.toString());

        assertThat(run("release", "--draft", "--released", folder.toString())).isEqualTo(FINDINGS);
        assertThat(err.toString()).contains("never changed");
    }

    @Test
    void documentsAreWrittenWhereTheyAreWanted() {
        assertThat(run("docs", "-o", folder.toString())).isZero();
        assertThat(folder.resolve("topics.md")).exists();
        assertThat(folder.resolve("asyncapi.json")).exists();
    }

    @Test
    void theCheckoutOfThisBuildIsFound() {
        assertThat(Checkout.ofThisProgram().released()).isDirectory();
    }

    private int run(String... arguments) {
        return SchemasCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
