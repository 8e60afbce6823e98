package dev.sluice.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Hours of events, cut into files such that each slot of the ingesters has as many of them as any other.
 *
 * @param files in one folder
 * @param lines by source, how many it has
 * @param events what has to become of them, as {@link SilverCheck} tells it
 */
record CutHours(List<Path> files, Map<String, Long> lines, Set<String> events) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILES_PER_SLOT = 4;

    /** Hours 1 to {@code hours} of a day, cut into files of that folder. */
    static CutHours of(Path folder, int hours) throws IOException {
        var cut = new CutHours(new ArrayList<>(), new HashMap<>(), new TreeSet<>());
        var lines = new ArrayList<String>();
        for (int hour = 1; hour <= hours; hour++) {
            lines.addAll(read(Hour.copyTo(folder, hour + ".json.gz", hour)));
        }
        var parts = Files.createDirectories(folder.resolve("parts"));
        int count = FILES_PER_SLOT * Topics.SLOTS;
        for (int part = 0; part < count; part++) {
            cut.add(named(parts, part), lines.subList(lines.size() * part / count, lines.size() * (part + 1) / count));
        }
        return cut;
    }

    private static List<String> read(Path hour) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(hour)), UTF_8))) {
            return in.lines().toList();
        }
    }

    /** The first name by which the part belongs to its slot. */
    private static Path named(Path folder, int part) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> folder.resolve("part-%02d-%d.json".formatted(part, number)))
                .filter(file -> Topics.slot(source(file)) == part % Topics.SLOTS)
                .findFirst()
                .orElseThrow();
    }

    /** The ingester's name of a file. */
    static String source(Path file) {
        return "file:" + file;
    }

    private void add(Path file, List<String> some) throws IOException {
        files.add(Files.write(file, some));
        lines.put(source(file), (long) some.size());
        for (var line : some) {
            var event = JSON.readTree(line);
            events.add(SilverCheck.event(
                    event.get("type").asText(),
                    event.get("id").asText(),
                    Instant.parse(event.get("created_at").asText()).toString()));
        }
    }

    /** What an ingester is told to read. */
    String glob() {
        return source(files.get(0).resolveSibling("*.json"));
    }
}
