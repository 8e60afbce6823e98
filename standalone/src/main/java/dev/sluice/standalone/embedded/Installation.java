package dev.sluice.standalone.embedded;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files of this build are: what the children are started from.
 *
 * @param classPath the jars and folders of this program, the broker among them
 * @param registryServer the unpacked archive of the registry server
 * @param archives the folder of class archives; outside any data directory, so that a fresh start keeps them
 */
public record Installation(List<Path> classPath, Path registryServer, Path archives) {

    private static final String RUNNER = "-runner.jar";

    /** The build that this class was loaded from: its jar or its classes lie beside the registry. */
    public static Installation ofThisProgram() {
        Path build = home().getParent();
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        return new Installation(classPath, build.resolve("registry"), build.resolve("cds"));
    }

    /** The registry's runnable jar before this program's own jar, which is there for the {@link Leash}. */
    List<Path> registryClassPath() {
        return List.of(registryRunner(), home());
    }

    private Path registryRunner() {
        String[] files = registryServer.toFile().list((folder, name) -> name.endsWith(RUNNER));
        if (files == null || files.length != 1) {
            throw new CannotStart(
                    CannotStart.Reason.NOT_BUILT,
                    "expected one *" + RUNNER + " in " + registryServer + ", found "
                            + (files == null ? 0 : files.length),
                    "build it: mvn -pl standalone -am package -DskipTests");
        }
        return registryServer.resolve(files[0]);
    }

    private static Path home() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException odd) {
            throw new IllegalStateException("this program's own location is not a path: " + odd.getInput(), odd);
        }
    }

    /** True when every entry is a jar: the JVM archives no classes that come from folders. */
    static boolean isJarsOnly(List<Path> classPath) {
        return classPath.stream().allMatch(Files::isRegularFile);
    }
}
