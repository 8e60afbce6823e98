package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashIT {

    @TempDir
    Path folder;

    @Test
    void theEndOfStandardInputKillsTheTarget() throws Exception {
        Process child = leashed("stay");
        BufferedReader out = child.inputReader();
        assertThat(out.readLine()).isEqualTo("running stay");

        child.getOutputStream().close();

        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(128 + 9);
        assertThat(out.readLine()).as("no shutdown hook ran").isNull();
    }

    @Test
    void theStopByteEndsTheTargetCleanly() throws Exception {
        Process child = leashed("stay");
        BufferedReader out = child.inputReader();
        assertThat(out.readLine()).isEqualTo("running stay");

        child.getOutputStream().write(Leash.STOP);
        child.getOutputStream().flush();

        assertThat(out.readLine()).isEqualTo("hook");
        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void aTargetThatThrowsEndsTheProcess() throws Exception {
        Process child = leashed("throw");

        assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(1);
        assertThat(child.errorReader().readLine()).contains("asked to throw");
    }

    @Test
    void theTargetBeginsOnlyWhenThePredecessorHasLetGo() throws Exception {
        FolderLock predecessor =
                FolderLock.take(folder.resolve("lock"), Duration.ZERO).orElseThrow();
        Process child = leashed("stay");
        assertThat(child.waitFor(700, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(child.getInputStream().available()).isZero();

        predecessor.close();

        assertThat(child.inputReader().readLine()).isEqualTo("running stay");
        child.getOutputStream().close();
        child.waitFor();
    }

    private Process leashed(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + Leash.LOCK + "=" + folder.resolve("lock"),
                        "-cp",
                        TestBuild.classPath() + File.pathSeparator,
                        Leash.class.getName(),
                        Target.class.getName(),
                        what)
                .start();
    }

    /** What runs on the leash. */
    public static final class Target {

        private Target() {}

        /** Says that it runs, then stays or throws. */
        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            if (args[0].equals("throw")) {
                throw new IllegalStateException("asked to " + args[0]);
            }
            System.out.println("running " + args[0]);
            Thread.currentThread().join();
        }
    }
}
