package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child's life: what it is started with, how it ends, and what is said of it. */
class ChildJvmIT {

    @TempDir
    Path data;

    private DataFolder folder;

    @BeforeEach
    void take() {
        folder = DataFolder.take(data);
    }

    @AfterEach
    void release() {
        folder.close();
    }

    @Test
    void aChildThatEndsByItselfIsReportedWithItsExitCodeAndLastLines() throws Exception {
        try (ChildJvm child = ChildJvm.start(plan("fail"))) {
            CannotStart death = child.died().get(20, TimeUnit.SECONDS);

            assertThat(death.reason()).isEqualTo(CannotStart.Reason.DIED);
            assertThat(death)
                    .hasMessageStartingWith("the program ended by itself (exit code 7); its last lines:")
                    .hasMessageEndingWith("cannot go on");
            assertThat(death.remedy()).isEqualTo("see " + data.resolve("log/program.log"));
            assertThatExceptionOfType(CannotStart.class).isThrownBy(child::mustLive);
        }
    }

    @Test
    void aChildThatIsAskedToStopEndsCleanlyAndThatIsNoDeath() {
        ChildJvm child = started("stay");

        child.close();

        assertThat(LogTail.of(log())).endsWith("hook");
        assertThat(child.died()).isNotDone();
    }

    @Test
    void signalsToTheWholeGroupDoNotReachAChild() throws Exception {
        try (ChildJvm child = started("stay")) {
            for (String signal : List.of("-HUP", "-INT", "-TERM")) {
                new ProcessBuilder("kill", signal, Long.toString(child.pid()))
                        .start()
                        .waitFor();
            }

            assertThat(child.died()).isNotDone();
            child.mustLive();
        }
        assertThat(LogTail.of(log())).as("the clean end came from us").endsWith("hook");
    }

    @Test
    void onlyWhatAChildNeedsOfTheEnvironmentReachesIt() {
        try (ChildJvm child = started("environment")) {
            child.mustLive();
            assertThat(LogTail.of(log()).lines().findFirst().orElseThrow().split(" "))
                    .contains("PATH", "MALLOC_ARENA_MAX")
                    .isSubsetOf(
                            "PATH", "HOME", "LANG", "LC_ALL", "TZ", "MALLOC_ARENA_MAX", "PWD", "OLDPWD", "_", "SHLVL");
        }
    }

    @Test
    void aChildWorksInTheDataDirectory() {
        try (ChildJvm child = started("folder")) {
            child.mustLive();
            assertThat(LogTail.of(log())).startsWith(data.toAbsolutePath().toString());
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsAFolderThatCannotBeUsed() throws IOException {
        Files.createDirectories(data.resolve("log/program.log/in-the-way"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> ChildJvm.start(plan("stay")))
                .withMessageContaining("cannot be used")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.FOLDER_UNUSABLE));
    }

    /** A child that has said its first line. */
    private ChildJvm started(String what) {
        ChildJvm child = ChildJvm.start(plan(what));
        await().until(() -> Files.readString(log()).contains("running"));
        return child;
    }

    private Path log() {
        return data.resolve("log/program.log");
    }

    private ChildPlan plan(String what) {
        return new ChildPlan(
                "program",
                folder,
                Stream.of(TestBuild.classPath().split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                new SharedArchive(data.resolve("x.jsa"), data.resolve("x.draft"), false),
                List.of(),
                List.of(Program.class.getName(), what));
    }

    /** What runs in the child. */
    public static final class Program {

        private Program() {}

        /** Fails at once, or says what it is asked for and stays. */
        public static void main(String[] args) throws InterruptedException {
            switch (args[0]) {
                case "fail" -> {
                    System.err.println("cannot go on");
                    System.exit(7);
                }
                case "environment" ->
                    System.out.println(String.join(" ", System.getenv().keySet()));
                case "folder" -> System.out.println(Path.of("").toAbsolutePath());
                default -> Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            }
            System.out.println("running");
            Thread.currentThread().join();
        }
    }
}
