package dev.sluice.streams.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.streams.SharedData;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All real events at hand: the committed ones, and those beside the checkout where they are. */
public final class RealEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RealEvents() {}

    /** The files that hold events, by a name that is the same everywhere, such as {@code hours/2016-01-01-1.json.gz}. */
    public static List<Source> sources() {
        var sources = new ArrayList<Source>();
        list(Path.of("src/test/resources"), "events", sources);
        SharedData.folder().ifPresent(shared -> {
            for (var folder : List.of("fixtures", "derived", "hours", "api/events-walk-2019-10-21")) {
                list(shared, folder, sources);
            }
        });
        return sources;
    }

    private static void list(Path root, String folder, List<Source> sources) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            files.filter(file -> file.toString().contains("json"))
                    .sorted()
                    .map(file -> new Source(folder + "/" + file.getFileName(), file))
                    .forEach(sources::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root.resolve(folder), e);
        }
    }

    /**
     * A file of events: a line each, one alone in many lines, or a recorded answer with an array of them.
     *
     * @param name folder and file
     * @param file where it is
     */
    public record Source(String name, Path file) {
        /** Gives each event with its number, from 1. */
        public void forEach(BiConsumer<Integer, byte[]> reader) {
            try {
                read(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private void read(BiConsumer<Integer, byte[]> reader) throws IOException {
            if (name.endsWith(".json")) {
                var root = JSON.readTree(Files.readAllBytes(file));
                int number = 0;
                for (var event : root.has("type") ? List.of(root) : answer(root)) {
                    reader.accept(++number, JSON.writeValueAsBytes(event));
                }
                return;
            }
            try (var lines = new BufferedReader(new InputStreamReader(open(), UTF_8))) {
                int number = 0;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.accept(++number, line.getBytes(UTF_8));
                }
            }
        }

        private static Iterable<JsonNode> answer(JsonNode root) throws IOException {
            var body = root.path("body");
            return body.isTextual() ? JSON.readTree(body.asText()) : body;
        }

        private InputStream open() throws IOException {
            var bytes = new BufferedInputStream(Files.newInputStream(file));
            return name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
