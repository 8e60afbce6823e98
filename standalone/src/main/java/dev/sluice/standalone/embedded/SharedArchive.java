package dev.sluice.standalone.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class archive (CDS) that one child's first clean end leaves for its later starts: about 40 % off the time to be ready.
 *
 * <p>The name holds a digest of the JVM and the class path, so a stale archive is never read. The JVM writes a draft, which
 * becomes the archive only after the JVM ended cleanly: a killed JVM leaves no half archive.
 *
 * @param file the archive
 * @param draft where this run writes one, when there is none
 * @param usable false when the class path or the folder does not allow archives
 */
record SharedArchive(Path file, Path draft, boolean usable) {

    /** No log lines about archives: a missing or refused one only costs time. */
    private static final List<String> QUIET = List.of("-Xshare:auto", "-Xlog:disable");

    /** The archive of one program, named for this JVM and class path. */
    static SharedArchive of(Path folder, String program, List<Path> classPath) {
        String stem = program + "-" + Runtime.version().feature() + "-";
        String name = stem + digest(classPath);
        return new SharedArchive(
                folder.resolve(name + ".jsa"),
                folder.resolve(name + "." + ProcessHandle.current().pid() + ".draft"),
                Installation.isJarsOnly(classPath) && isWritable(folder));
    }

    /** The JVM options: to read the archive, or to write the draft at the end. */
    List<String> flags() {
        if (!usable) {
            return QUIET;
        }
        String flag = Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + draft;
        return Stream.concat(QUIET.stream(), Stream.of(flag)).toList();
    }

    /** Called after the JVM's end: keeps the draft of a clean one, drops that of a killed one. */
    void settle(boolean clean) {
        try {
            if (clean && Files.exists(draft)) {
                Files.move(draft, file);
                dropOlder();
            } else {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unimportant) {
            System.getLogger(SharedArchive.class.getName())
                    .log(System.Logger.Level.DEBUG, "no class archive " + file, unimportant);
        }
    }

    private void dropOlder() throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('-') + 1);
        try (Stream<Path> all = Files.list(file.getParent())) {
            for (Path other : all.filter(path -> isOther(path, stem)).toList()) {
                Files.deleteIfExists(other);
            }
        }
    }

    private boolean isOther(Path path, String stem) {
        String name = path.getFileName().toString();
        return name.startsWith(stem) && !path.equals(file);
    }

    private static boolean isWritable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException readOnly) {
            return false;
        }
    }

    private static String digest(List<Path> classPath) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(text(System.getProperty("java.vm.version") + System.getProperty("java.home")));
            classPath.forEach(entry -> sha.update(text(stamp(entry))));
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "every JDK has SHA-256, this one says " + impossible.getMessage(), impossible);
        }
    }

    private static byte[] text(String part) {
        return (part + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String stamp(Path entry) {
        return entry + " " + entry.toFile().length() + " " + entry.toFile().lastModified();
    }
}
