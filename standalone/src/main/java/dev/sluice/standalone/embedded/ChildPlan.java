package dev.sluice.standalone.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a child JVM is started with.
 *
 * @param name of the child, as its log, lock and messages say it
 * @param folder the data directory, in which the child works
 * @param classPath with the {@link Leash} on it
 * @param archive of the child's classes
 * @param options its own JVM options
 * @param program its main class and arguments
 */
record ChildPlan(
        String name,
        DataFolder folder,
        List<Path> classPath,
        SharedArchive archive,
        List<String> options,
        List<String> program) {

    /** Small and quick to start: neither child spends enough CPU to repay the optimising compiler or a concurrent collector. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError");

    private static final int RESTRICTS_NATIVE_ACCESS = 22;

    /** The whole command line. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(SMALL);
        command.addAll(archive.flags());
        if (Runtime.version().feature() >= RESTRICTS_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(options);
        command.add("-D" + Leash.LOCK + "=" + folder.childLock(name));
        command.addAll(List.of("-cp", joined(classPath), Leash.class.getName()));
        command.addAll(program);
        return List.copyOf(command);
    }

    /** Where everything the child prints goes. */
    Path log() {
        return folder.folder("log").resolve(name + ".log");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
