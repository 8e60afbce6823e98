package dev.sluice.ingester.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The files that a path or a glob names. */
final class FilePattern {
    private static final String GLOB_MARKS = "*?[{";

    private FilePattern() {}

    /**
     * Those files, absolute, in natural order; at least one. A glob leaves out what has another ending than ours.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static List<Path> matching(String pathOrGlob) {
        Path whole = absolute(pathOrGlob);
        List<Path> files = Files.exists(whole) ? List.of(expected(whole)) : globbed(whole);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a file, or a glob of files, that exists: nothing matches " + whole);
        }
        files.forEach(FilePattern::refuseIrregular);
        files.forEach(FilePattern::refuseDisguised);
        return files;
    }

    private static Path absolute(String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException(
                    "a path or a glob behind 'file:', such as file:data/2016-01-01-*.json.gz");
        }
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static Path expected(Path file) {
        if (!FileNames.isExpected(file)) {
            throw new IllegalArgumentException(FileNames.EXPECTED + ", but " + file + " does not");
        }
        return file;
    }

    private static List<Path> globbed(Path glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path top = plainPart(glob);
        int depth = glob.toString().contains("**") ? Integer.MAX_VALUE : glob.getNameCount() - top.getNameCount();
        if (!Files.isDirectory(top) || depth == 0) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(top, depth)) {
            return found.filter(file -> matcher.matches(file) && FileNames.isExpected(file))
                    .sorted(FileNames.NATURAL_ORDER)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files below " + top, e);
        }
    }

    /** The folders before the first part with a mark. */
    private static Path plainPart(Path glob) {
        Path plain = glob.getRoot();
        for (Path part : glob) {
            if (part.toString().chars().anyMatch(c -> GLOB_MARKS.indexOf(c) >= 0)) {
                return plain;
            }
            plain = plain.resolve(part);
        }
        return plain;
    }

    /** A link counts as what it points to. */
    private static void refuseIrregular(Path file) {
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a folder" : "a pipe, a device or a broken link";
            throw new IllegalArgumentException("regular files, but " + file + " is " + found);
        }
    }

    /** A name of ours makes no file of events of another, such as of {@code /etc/passwd}. */
    private static void refuseDisguised(Path file) {
        try {
            Path real = file.toRealPath();
            if (!FileNames.isExpected(real)) {
                throw new IllegalArgumentException(
                        FileNames.EXPECTED + " behind a link, too, but " + file + " points to " + real);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell what " + file + " is", e);
        }
    }
}
