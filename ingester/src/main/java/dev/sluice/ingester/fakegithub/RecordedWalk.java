package dev.sluice.ingester.fakegithub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingester.fakegithub.EventPages.ServedPage;
import dev.sluice.ingester.fakegithub.wire.Answer;
import dev.sluice.ingester.fakegithub.wire.Body;
import dev.sluice.ingester.fakegithub.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Answers as they were recorded, with their own {@code Date}. Only the host in {@code Link} is replaced: followed verbatim, it
 * would lead to the real GitHub. The pages are those that were recorded, whatever size is asked for.
 */
final class RecordedWalk implements EventLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> pages;
    private final Consumer<ServedPage> log;

    private RecordedWalk(List<JsonNode> pages, Consumer<ServedPage> log) {
        this.pages = pages;
        this.log = log;
    }

    static RecordedWalk of(Path folder, Consumer<ServedPage> log) {
        try (Stream<Path> files = Files.list(folder)) {
            var pages = new ArrayList<JsonNode>();
            for (Path file : files.filter(file -> file.getFileName().toString().matches("page-\\d+\\.json"))
                    .sorted()
                    .toList()) {
                pages.add(JSON.readTree(file.toFile()));
            }
            return new RecordedWalk(pages, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recorded walk in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Answer answer(Request request, Timeline timeline, Instant now) {
        if (!timeline.isGlobal()) {
            return Messages.of(404, "Not Found");
        }
        String page = request.query().getOrDefault("page", "1");
        if (!page.matches("[1-9]\\d{0,3}") || Integer.parseInt(page) > pages.size()) {
            return Messages.of(422, "This walk has the pages 1 to " + pages.size() + ".");
        }
        return recorded(request, pages.get(Integer.parseInt(page) - 1), Integer.parseInt(page));
    }

    private Answer recorded(Request request, JsonNode page, int number) {
        var events = new ArrayList<String>();
        page.path("body")
                .forEach(event -> events.add(
                        event.path("type").asText() + ":" + event.path("id").asText()));
        return Answer.of(page.path("status").asInt(), Body.of(page.path("body").toString()))
                .with(headers(page.path("headers"), request.header("host").orElse("127.0.0.1")))
                .telling(() -> log.accept(new ServedPage(request.path(), number, events)));
    }

    private static Map<String, String> headers(JsonNode recorded, String host) {
        var headers = new LinkedHashMap<String, String>();
        recorded.fields().forEachRemaining(header -> headers.put(header.getKey(), text(header.getValue())));
        headers.computeIfPresent("Link", (name, links) -> links.replace("https://api.github.com", "http://" + host));
        return headers;
    }

    private static String text(JsonNode value) {
        var joined = new StringJoiner(", ");
        value.forEach(part -> joined.add(part.asText()));
        return value.isArray() ? joined.toString() : value.asText();
    }
}
