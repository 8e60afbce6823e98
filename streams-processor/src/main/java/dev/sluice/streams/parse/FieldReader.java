package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sluice.schemas.Reason;
import dev.sluice.streams.watch.Observed;
import dev.sluice.streams.watch.Place;
import java.io.IOException;

/** Collects the {@link Field}s of a line in one pass over its bytes, whatever the order of its keys. */
final class FieldReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_KEY = 1024;
    private static final int MAX_DIGITS = 100;
    /** A line has at most 8 MiB, so no string can be longer. */
    private static final int MAX_STRING = 9 * 1024 * 1024;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_KEY)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(MAX_STRING)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private JsonParser json;

    /**
     * Reads the fields of a line.
     *
     * @param root where they stand: {@link Path#event} or {@link Path#webhook}
     * @throws Refusal if it is no single JSON object, or a key of the envelope stands twice
     * @throws IOException if it is not JSON, or beyond the limits
     */
    void read(byte[] line, Path root, Fields fields) throws IOException {
        fields.clear();
        try (var parser = factory.createParser(line)) {
            json = parser;
            var first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new Refusal(
                        first == null ? Reason.SYNTAX : Reason.NOT_OBJECT,
                        "the line is " + Kind.found(first) + "; expected an object");
            }
            readEnvelope(root, fields);
            checkEnd(line, offset());
        }
    }

    private void readEnvelope(Path root, Fields fields) throws IOException {
        long seen = 0;
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var token = json.nextToken();
            var path = root.child(key);
            if (path == null) {
                json.skipChildren();
                continue;
            }
            if ((seen & path.bit()) != 0) {
                throw new Refusal(Reason.DUPLICATE_KEY, "the key '" + key + "' stands twice; expected once");
            }
            seen |= path.bit();
            readValue(path, token, fields);
        }
    }

    private void readObject(Path parent, Fields fields) throws IOException {
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var token = json.nextToken();
            var path = parent.child(key);
            if (path == null) {
                json.skipChildren();
            } else {
                readValue(path, token, fields);
            }
        }
    }

    private void readValue(Path path, JsonToken token, Fields fields) throws IOException {
        var watched = path.watched();
        if (watched != null) {
            observe(watched, token, fields.observed());
            if (path.isWatchedAlone()) {
                json.skipChildren();
                return;
            }
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token == JsonToken.START_OBJECT && path.isInner()) {
            readInner(path, fields);
            return;
        }
        var value = path.field() == null ? null : path.field().kind().read(json, token);
        if (value == null) {
            json.skipChildren();
            fields.putWrong(path, Wrong.type(Kind.found(token), path.expected()));
        } else if (value instanceof Wrong wrong) {
            fields.putWrong(path, wrong);
        } else {
            fields.put(path.field(), value);
        }
    }

    private void observe(Place place, JsonToken token, Observed observed) throws IOException {
        observed.key(place);
        if (token != JsonToken.VALUE_NULL) {
            observed.filled(place);
            if (place.hasValue() && token == JsonToken.VALUE_STRING) {
                observed.value(place, json.getText());
            }
        }
    }

    private void readInner(Path path, Fields fields) throws IOException {
        int start = offset() - 1;
        readObject(path, fields);
        if (path.field() != null && path.field().kind() == Kind.SPAN) {
            fields.put(path.field(), new Fields.Span(start, offset()));
        }
    }

    /** Offset behind what was read so far. */
    private int offset() {
        return (int) json.currentLocation().getByteOffset();
    }

    private static void checkEnd(byte[] line, int end) {
        for (int i = end; i < line.length; i++) {
            if (line[i] == 0) {
                throw new Refusal(Reason.SYNTAX, "NUL at byte " + i + ", behind the object; expected nothing");
            }
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != '\n') {
                throw new Refusal(Reason.TRAILING, "more follows the object, from byte " + i + "; expected nothing");
            }
        }
    }
}
