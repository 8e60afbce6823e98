package dev.sluice.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real hours and fixtures beside the checkout, where there are any: {@code ../shared/data} of the repository. */
public final class SharedData {
    private SharedData() {}

    /** Its folder. */
    public static Optional<Path> folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** Files of events, one a line: the committed ones, and the shared ones where there are any. */
    static List<Path> fixtures() {
        return Stream.concat(
                        list(Path.of("src/test/resources/events")).stream(),
                        folder().stream().flatMap(folder -> list(folder.resolve("fixtures")).stream()))
                .filter(file -> file.toString().endsWith(".ndjson"))
                .sorted()
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
