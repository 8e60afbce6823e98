package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.schemas.EventType;
import dev.sluice.streams.SharedData;
import dev.sluice.streams.WebhookFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that GitHub sends is overlooked: {@code docs/silver-paths.csv} tells of every path, and tells the truth. */
final class SilverPathsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SilverPaths paths = SilverPaths.read();

    @Test
    void everyPathOfEveryRealEventIsListed() {
        var found = new Found();
        RealEvents.sources()
                .forEach(source -> source.forEach((number, line) -> {
                    var event = tree(line);
                    found.walk(EventType.ofGithubName(event.path("type").asText()), "", event);
                }));
        System.out.println("SilverPathsTest walked " + found.events + " events"
                + (SharedData.folder().isPresent() ? "" : ", the committed ones only: no shared/data"));

        assertThat(found.unlisted(paths)).isEmpty();
    }

    @Test
    void everyPathOfEveryWebhookOfTheCatalogueIsListed() {
        var found = new Found();
        WebhookFiles.forEach((kind, body) -> {
            var json = tree(body);
            var of = WebhookKind.named(kind);
            if (of != null && of.has(json.path("action").asText(null))) {
                json.properties()
                        .forEach(member -> found.walk(of.type(), "body." + member.getKey(), member.getValue()));
            }
        });

        assertThat(found.unlisted(paths)).isEmpty();
    }

    @Test
    void everyPathThatIsLeftOutHasItsReason() {
        assertThat(paths.rows())
                .allSatisfy(row -> assertThat(row.isReasoned()).as(row.path()).isTrue());
    }

    @Test
    void theListSaysOfEachFieldOfSilverWhatFeedsIt() {
        var listed = new TreeSet<String>();
        paths.fed().stream()
                .filter(row -> !row.feeds().startsWith("event.") && !row.type().equals("other"))
                .forEach(row -> listed.add(row.type() + " " + first(row.feeds()) + " < " + place(row.path())));
        var mapped = new TreeSet<String>();
        var mapper = new SilverMapper();
        Stream.of(EventType.values())
                .filter(type -> mapper.recipe(type) != null)
                .forEach(type -> mapper.recipe(type)
                        .sources()
                        .forEach((name, fields) -> fields.stream()
                                .flatMap(SilverPathsTest::places)
                                .forEach(place -> mapped.add(type.githubName() + " " + name + " < " + place))));

        assertThat(without(mapped, listed)).as("fed by code alone").isEmpty();
        assertThat(without(listed, mapped)).as("fed by the list alone").isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** Where a field stands in an event, and in a webhook where that is elsewhere. */
    private static Stream<String> places(Field field) {
        var path = field.path();
        var body = field.webhookPath();
        boolean elsewhere = body != null && (path == null || !path.equals("payload." + body));
        return Stream.concat(Stream.ofNullable(path), elsewhere ? Stream.of("body." + body) : Stream.empty());
    }

    /** The field of silver that holds it, without what it is within. */
    private static String first(String feeds) {
        return feeds.replaceAll("\\..*", "");
    }

    /** The place at which a list stands, as the code reads lists in one. */
    private static String place(String path) {
        return path.replaceAll("\\[].*", "").replaceAll("^body\\.commits$", "payload.commits");
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that were found, each with whether it was ever there with something in it. */
    private static final class Found {
        private final Map<EventType, Map<String, Boolean>> paths = new EnumMap<>(EventType.class);
        private int events;

        private void walk(EventType type, String path, JsonNode json) {
            if (path.isEmpty()) {
                events++;
            }
            if (json.isObject() && !json.isEmpty()) {
                json.properties()
                        .forEach(member -> walk(
                                type,
                                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                                member.getValue()));
            } else if (json.isArray() && !json.isEmpty()) {
                json.forEach(element -> walk(type, path + "[]", element));
            } else {
                paths.computeIfAbsent(type, any -> new HashMap<>())
                        .merge(path, json.isNull() || json.isContainerNode(), Boolean::logicalAnd);
            }
        }

        private List<String> unlisted(SilverPaths listed) {
            return paths.entrySet().stream()
                    .flatMap(type -> type.getValue().entrySet().stream()
                            .filter(path -> !isListed(listed, type.getKey(), path.getKey(), path.getValue()))
                            .map(path -> type.getKey().githubName() + " " + path.getKey()))
                    .sorted()
                    .toList();
        }

        /** What is no payload of an event is the body of a webhook, of which most stands as in a payload. */
        private static boolean isListed(SilverPaths listed, EventType type, String path, boolean empty) {
            return listed.tellOf(type, path, empty)
                    || (path.startsWith("body.") && listed.tellOf(type, path.replaceFirst("^body", "payload"), empty));
        }
    }
}
