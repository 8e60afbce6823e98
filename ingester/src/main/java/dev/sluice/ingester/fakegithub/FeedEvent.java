package dev.sluice.ingester.fakegithub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event and what the stand-in must know of it.
 *
 * @param key {@code type:id}
 * @param repository its name; null where it has none
 * @param organisation its login; null where it has none
 * @param actor the login; null where it has none
 * @param json the object as it is served
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record FeedEvent(String key, String repository, String organisation, String actor, byte[] json) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> WANTED = Set.of("type", "id", "repo.name", "org.login", "actor.login");

    static FeedEvent of(byte[] json) {
        Map<String, String> found = found(json);
        return new FeedEvent(
                found.get("type") + ":" + found.get("id"),
                found.get("repo.name"),
                found.get("org.login"),
                found.get("actor.login"),
                json);
    }

    /** Its key, where the line is an event at all. */
    static Optional<String> keyOf(byte[] line) {
        try {
            Map<String, String> found = found(line);
            return found.containsKey("id") && found.containsKey("type")
                    ? Optional.of(found.get("type") + ":" + found.get("id"))
                    : Optional.empty();
        } catch (UncheckedIOException noJson) {
            return Optional.empty();
        }
    }

    boolean isOfType(Set<String> types) {
        return types.contains(key.substring(0, key.indexOf(':')));
    }

    private static Map<String, String> found(byte[] json) {
        var found = new HashMap<String, String>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a recorded event must be a JSON object");
            }
            collect(parser, "", found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("this line is no event: " + e.getMessage(), e);
        }
    }

    private static void collect(JsonParser parser, String prefix, Map<String, String> found) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT && prefix.isEmpty() && !path.equals("payload")) {
                collect(parser, path + ".", found);
            } else if (WANTED.contains(path)) {
                found.put(path, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}
