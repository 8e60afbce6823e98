package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildPlanTest {

    @TempDir
    Path data;

    @Test
    void theTargetRunsOnTheLeashBehindItsLock() {
        try (DataFolder folder = DataFolder.take(data)) {
            List<String> command = plan(folder).command();

            assertThat(command).contains("-D" + Leash.LOCK + "=" + data.resolve("locks/broker"));
            assertThat(command).endsWith("-cp", "a.jar:b.jar", Leash.class.getName(), "kafka.Kafka", "x.properties");
            assertThat(command.get(0)).endsWith("bin/java");
        }
    }

    @Test
    void childrenAreSmallAndLoopbackOnly() {
        assertThat(RegistrySettings.options(8081))
                .contains("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=8081")
                .anyMatch(option -> option.startsWith("-Xmx"));
    }

    @Test
    void theLogIsInTheDataDirectory() {
        try (DataFolder folder = DataFolder.take(data)) {
            assertThat(plan(folder).log()).isEqualTo(data.resolve("log/broker.log"));
        }
    }

    @Test
    void aChildRunsOnTheJvmThatRunsUs() {
        try (DataFolder folder = DataFolder.take(data)) {
            assertThat(plan(folder).command().get(0)).startsWith(System.getProperty("java.home"));
        }
    }

    @Test
    void noChildSurvivesRunningOutOfMemory() {
        try (DataFolder folder = DataFolder.take(data)) {
            assertThat(plan(folder).command()).contains("-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC");
        }
    }

    @Test
    void aChildsOwnOptionsComeBehindTheCommonOnesSoThatTheyWin() {
        try (DataFolder folder = DataFolder.take(data)) {
            List<String> command = plan(folder).command();

            assertThat(command.indexOf("-Xmx384m")).isGreaterThan(command.indexOf("-XX:+UseSerialGC"));
            assertThat(command.indexOf("-Xmx384m")).isLessThan(command.indexOf("-cp"));
        }
    }

    private static ChildPlan plan(DataFolder folder) {
        List<Path> classPath = List.of(Path.of("a.jar"), Path.of("b.jar"));
        return new ChildPlan(
                "broker",
                folder,
                classPath,
                new SharedArchive(Path.of("x.jsa"), Path.of("x.draft"), false),
                List.of("-Xmx384m"),
                List.of("kafka.Kafka", "x.properties"));
    }
}
