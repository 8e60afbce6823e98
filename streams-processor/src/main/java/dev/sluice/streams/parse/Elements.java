package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.silver.Person;
import dev.sluice.silver.ReleaseAsset;
import dev.sluice.silver.WikiPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads an array of objects: of each the values at some keys, made into one thing. */
final class Elements<T> {
    static final Elements<Person> PERSONS = new Elements<>(values -> new Person((Long) values[0], (String) values[1]))
            .with("id", Kind.ID)
            .with("login", Kind.TEXT);

    static final Elements<String> NAMES = new Elements<>(values -> (String) values[0]).with("name", Kind.TEXT);

    static final Elements<String> SLUGS = new Elements<>(values -> (String) values[0]).with("slug", Kind.TEXT);

    static final Elements<ReleaseAsset> ASSETS = new Elements<>(values -> new ReleaseAsset(
                    (Long) values[0], (String) values[1], (String) values[2], (Long) values[3], (Long) values[4]))
            .with("id", Kind.ID)
            .with("name", Kind.TEXT)
            .with("content_type", Kind.TEXT)
            .with("size", Kind.ID)
            .with("download_count", Kind.ID);

    static final Elements<WikiPage> PAGES = new Elements<>(values ->
                    new WikiPage((String) values[0], (String) values[1], (String) values[2], (String) values[3]))
            .with("page_name", Kind.TEXT)
            .with("title", Kind.TEXT)
            .with("action", Kind.TEXT)
            .with("sha", Kind.TEXT);

    private final Function<Object[], T> made;
    private final Place root = new Place();
    private int size;

    /** @param made the thing of the values at the keys, in the order in which the keys were given */
    Elements(Function<Object[], T> made) {
        this.made = made;
    }

    /** The same with one more value; keys within an inner object are joined by a dot. */
    Elements<T> with(String keys, Kind kind) {
        var place = root;
        for (var key : keys.split("\\.", -1)) {
            place = place.children.computeIfAbsent(key, any -> new Place());
        }
        place.kind = kind;
        place.index = size++;
        return this;
    }

    /** The things, from behind the opening bracket to the end; a {@link Wrong} where one of them is something else. */
    Object read(JsonParser json) throws IOException {
        var things = new ArrayList<T>();
        Wrong wrong = null;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var values = new Object[size];
            var fault = token == JsonToken.START_OBJECT ? readObject(json, root, values) : skipped(json, token);
            if (fault == null) {
                things.add(made.apply(values));
            }
            wrong = wrong == null && fault != null ? fault.at("[]") : wrong;
        }
        return wrong == null ? things : wrong;
    }

    private static Wrong readObject(JsonParser json, Place parent, Object[] values) throws IOException {
        Wrong wrong = null;
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var token = json.nextToken();
            var place = parent.children.get(key);
            if (place == null || token == JsonToken.VALUE_NULL) {
                json.skipChildren();
            } else {
                var fault = readValue(json, token, place, values);
                wrong = wrong == null && fault != null ? fault.at("." + key) : wrong;
            }
        }
        return wrong;
    }

    private static Wrong readValue(JsonParser json, JsonToken token, Place place, Object[] values) throws IOException {
        if (place.kind == null) {
            return token == JsonToken.START_OBJECT ? readObject(json, place, values) : skipped(json, token);
        }
        var value = place.kind.read(json, token);
        if (value == null) {
            json.skipChildren();
            return Wrong.type(Kind.found(token), place.kind.expected());
        }
        if (value instanceof Wrong wrong) {
            return wrong;
        }
        values[place.index] = value;
        return null;
    }

    private static Wrong skipped(JsonParser json, JsonToken token) throws IOException {
        json.skipChildren();
        return Wrong.type(Kind.found(token), "an object");
    }

    /** The strings of an array, from behind its opening bracket to its end; a {@link Wrong} where one is something else. */
    static Object texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        Wrong wrong = null;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var text = (String) Kind.TEXT.read(json, token);
            if (text == null) {
                json.skipChildren();
                wrong = Wrong.type("an array with " + Kind.found(token), "strings");
            } else {
                texts.add(text);
            }
        }
        return wrong == null ? texts : wrong;
    }

    /** A key within the objects: a value is kept of it, or of keys below it. */
    private static final class Place {
        private final Map<String, Place> children = new HashMap<>();
        private Kind kind;
        private int index;
    }
}
