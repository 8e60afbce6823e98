package dev.sluice.ingester.read;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real events: the committed ones, and the recorded hours beside the project where they are there. */
final class RealLines {
    private static final Path RECORDED = Path.of("../../shared/data");
    private static final String COMMITTED = "/events/real.ndjson";

    private RealLines() {}

    static List<byte[]> all() throws IOException {
        var all = new ArrayList<byte[]>();
        read(RealLines.class.getResourceAsStream(COMMITTED), all);
        for (Path file : recorded()) {
            InputStream bytes = new FileInputStream(file.toFile());
            read(file.toString().endsWith(".gz") ? new GzipMembers(bytes) : bytes, all);
        }
        return all;
    }

    private static List<Path> recorded() throws IOException {
        if (!Files.isDirectory(RECORDED)) {
            return List.of();
        }
        try (var fixtures = Files.newDirectoryStream(RECORDED.resolve("fixtures"), "*.ndjson")) {
            var files = new ArrayList<Path>();
            fixtures.forEach(files::add);
            files.add(RECORDED.resolve("hours/2015-01-01-0.json.gz"));
            return files;
        }
    }

    private static void read(InputStream in, List<byte[]> into) throws IOException {
        try (var lines = new Lines(in)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                into.add(((Line.Whole) line.get()).bytes());
            }
        }
    }
}
