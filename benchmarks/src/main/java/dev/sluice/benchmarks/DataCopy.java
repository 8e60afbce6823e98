package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The data of a broker and a registry that have stopped, copied for the next ones. */
final class DataCopy {
    private static final List<String> FOLDERS = List.of("kafka", "registry");

    private DataCopy() {}

    /** Deletes what is in the target, and copies the folders of the servers there. */
    static void replace(Path source, Path target) throws IOException {
        delete(target);
        for (var folder : FOLDERS) {
            copy(source.resolve(folder), target.resolve(folder));
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
