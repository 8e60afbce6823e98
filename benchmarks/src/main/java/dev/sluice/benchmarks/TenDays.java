package dev.sluice.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The nine real hours ten times over, about a million events: ids made distinct by a prefix, each copy a day later than the one
 * before. Written once and kept.
 */
final class TenDays {
    static final int COPIES = 10;

    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"");
    private static final Pattern CREATED_AT =
            Pattern.compile("\"created_at\":\"(\\d{4}-\\d{2}-\\d{2})(T[\\d:]{8}Z\"(?:,\"org\":\\{[^{}]*\\})?\\})$");

    private TenDays() {}

    /** The files, in the order in which a pattern over the folder reads them. */
    static List<Path> in(Path folder, List<Path> hours) throws IOException {
        Files.createDirectories(folder);
        for (int copy = 0; copy < COPIES; copy++) {
            for (var hour : hours) {
                var target = folder.resolve("day-" + copy + "-" + hour.getFileName());
                if (!Files.exists(target)) {
                    write(hour, target, copy);
                }
            }
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path hour, Path target, int copy) throws IOException {
        var next = target.resolveSibling(target.getFileName() + ".tmp");
        try (var lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(hour), 1 << 16), StandardCharsets.UTF_8));
                var out = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(next), 1 << 16), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(moved(line, copy));
                out.write('\n');
            }
        }
        Files.move(next, target);
    }

    static String moved(String line, int copy) {
        var created = CREATED_AT.matcher(line);
        if (!created.find()) {
            throw new IllegalStateException("expected created_at at the end of the line, got ..."
                    + line.substring(Math.max(0, line.length() - 120)));
        }
        var day = LocalDate.parse(created.group(1)).plusDays(copy);
        var later = line.substring(0, created.start()) + "\"created_at\":\"" + day + created.group(2);
        return ID.matcher(later).replaceFirst("{\"id\":\"" + (copy == 0 ? "" : copy));
    }
}
