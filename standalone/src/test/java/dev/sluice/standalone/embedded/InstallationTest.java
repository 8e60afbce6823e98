package dev.sluice.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where this build's files are, and what is said when they are not. */
class InstallationTest {

    @TempDir
    Path build;

    @Test
    void theRegistryRunsFromItsOwnJarBeforeOurs() throws IOException {
        Path runner = Files.createFile(
                Files.createDirectory(build.resolve("registry")).resolve("apicurio-runner.jar"));

        List<Path> classPath = installation().registryClassPath();

        assertThat(classPath).hasSize(2).startsWith(runner);
        assertThat(classPath.get(1)).as("where the leash is").exists();
    }

    @Test
    void aBuildWithoutARegistryIsRefusedWithTheCommandThatMakesIt() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation().registryClassPath())
                .withMessage("expected one *-runner.jar in " + build.resolve("registry") + ", found 0")
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(CannotStart.Reason.NOT_BUILT);
                    assertThat(refusal.remedy()).contains("mvn", "package");
                });
    }

    @Test
    void twoRegistriesAreOneTooMany() throws IOException {
        Path registry = Files.createDirectory(build.resolve("registry"));
        Files.createFile(registry.resolve("a-runner.jar"));
        Files.createFile(registry.resolve("b-runner.jar"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation().registryClassPath())
                .withMessageEndingWith("found 2");
    }

    @Test
    void thisProgramKnowsItsOwnBuild() {
        Installation own = Installation.ofThisProgram();

        assertThat(own.classPath()).isNotEmpty().allMatch(Path::isAbsolute);
        assertThat(own.registryServer()).hasFileName("registry");
        assertThat(own.archives().getParent()).isEqualTo(own.registryServer().getParent());
    }

    @Test
    void foldersOnAClassPathAreNotJars() throws IOException {
        Path jar = Files.createFile(build.resolve("a.jar"));

        assertThat(Installation.isJarsOnly(List.of(jar))).isTrue();
        assertThat(Installation.isJarsOnly(List.of(jar, build))).isFalse();
        assertThat(Installation.isJarsOnly(List.of(build.resolve("missing.jar"))))
                .isFalse();
    }

    private Installation installation() {
        return new Installation(List.of(), build.resolve("registry"), build.resolve("cds"));
    }
}
