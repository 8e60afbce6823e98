package dev.sluice.standalone.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build under test, as seen from a test's JVM. */
final class TestBuild {

    private TestBuild() {}

    /** Class path of the tests; failsafe hides it behind a jar of its own, and says it in a property. */
    static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
    }

    /** This build; jars only where it has been packaged, so that class archives are made and used. */
    static Installation installation() {
        Installation built = Installation.ofThisProgram();
        return new Installation(classPathOfProgram(), built.registryServer(), built.archives());
    }

    /** This build with no class archives yet. */
    static Installation installation(Path archives) {
        return new Installation(
                classPathOfProgram(), Installation.ofThisProgram().registryServer(), archives);
    }

    private static List<Path> classPathOfProgram() {
        return Stream.of(classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> Files.isRegularFile(entry) || entry.endsWith("classes"))
                .toList();
    }
}
