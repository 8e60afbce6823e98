package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.streams.parse.Commits.Listed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The commits that a push listed before 2015: each an array of SHA, e-mail address, message, name, and whether it is distinct. */
final class OldCommits {
    private static final List<Kind> KINDS = List.of(Kind.TEXT, Kind.TEXT, Kind.FIRST_LINE, Kind.TEXT, Kind.FLAG);

    private OldCommits() {}

    /** Reads them, from behind the opening bracket to its end; a {@link Wrong} where one is something else. */
    static Object read(JsonParser json) throws IOException {
        var listed = new ArrayList<Listed>();
        Wrong wrong = null;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var values = new Object[KINDS.size()];
            var fault = token == JsonToken.START_ARRAY ? readOne(json, values) : notAnArray(json, token);
            wrong = wrong == null && fault != null ? fault.at("[]") : wrong;
            listed.add(new Listed(
                    (String) values[0],
                    (String) values[3],
                    (String) values[1],
                    null,
                    (String) values[2],
                    (Boolean) values[4],
                    null));
        }
        return wrong == null ? new Commits(listed) : wrong;
    }

    private static Wrong readOne(JsonParser json, Object[] values) throws IOException {
        Wrong wrong = null;
        int i = 0;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken(), i++) {
            var value = i < values.length ? KINDS.get(i).read(json, token) : null;
            if (value == null) {
                json.skipChildren();
                wrong = i < values.length && token != JsonToken.VALUE_NULL
                        ? Wrong.type(Kind.found(token), KINDS.get(i).expected()).at("[" + i + "]")
                        : wrong;
            } else {
                values[i] = value;
            }
        }
        return wrong;
    }

    private static Wrong notAnArray(JsonParser json, JsonToken token) throws IOException {
        json.skipChildren();
        return Wrong.type(Kind.found(token), "an array");
    }
}
