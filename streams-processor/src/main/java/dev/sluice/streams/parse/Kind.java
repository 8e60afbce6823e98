package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.sluice.schemas.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** What a field of silver may be in JSON. Null always counts as absent. */
enum Kind {
    /** A string; lone surrogates are replaced. */
    TEXT("a string") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.VALUE_STRING ? Utf8.wellFormed(json.getText()) : null;
        }
    },
    /** A whole number from 0 to 2^63 - 1. */
    ID("a whole number of at least 0") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            Long number = token == JsonToken.VALUE_NUMBER_INT ? whole(json) : null;
            return number == null || number < 0 ? null : number;
        }
    },
    /** A whole number of 32 bits. */
    NUMBER("a whole number below 2^31") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            Long number = token == JsonToken.VALUE_NUMBER_INT ? whole(json) : null;
            return number == null || number.intValue() != number ? null : Integer.valueOf(number.intValue());
        }
    },
    /** True or false. */
    FLAG("true or false") {
        @Override
        Object read(JsonParser json, JsonToken token) {
            return token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
        }
    },
    /** A string, or a whole number taken as its digits. */
    NAME("a string or a whole number") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.VALUE_NUMBER_INT ? json.getText() : TEXT.read(json, token);
        }
    },
    /** How long a string is, in UTF-16 units; the string itself is let go. */
    LENGTH("a string") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.VALUE_STRING ? Integer.valueOf(json.getTextLength()) : null;
        }
    },
    /** The first line of a string, of at most 200 UTF-16 units. */
    FIRST_LINE("a string") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.VALUE_STRING ? Utf8.wellFormed(firstLine(json)) : null;
        }
    },
    /** A time as a text, or as seconds since 1970. */
    TIME("a time") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT
                    ? time(json.getText(), token)
                    : null;
        }
    },
    /** The commits of a push. */
    COMMITS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Commits.read(json) : null;
        }
    },
    /** The same as they stood before 2015: an array of arrays. */
    OLD_COMMITS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? OldCommits.read(json) : null;
        }
    },
    /** Accounts. */
    PERSONS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.PERSONS.read(json) : null;
        }
    },
    /** Objects of which the names are kept. */
    NAMES("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.NAMES.read(json) : null;
        }
    },
    /** Objects of which the slugs are kept. */
    SLUGS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.SLUGS.read(json) : null;
        }
    },
    /** Strings. */
    TEXTS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.texts(json) : null;
        }
    },
    /** Files of a release. */
    ASSETS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.ASSETS.read(json) : null;
        }
    },
    /** Pages of a wiki. */
    PAGES("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Elements.PAGES.read(json) : null;
        }
    },
    /** Anything: only that it is there counts. */
    PRESENCE("anything") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            json.skipChildren();
            return true;
        }
    },
    /** An object, of which the place in the line is kept. */
    SPAN("an object") {
        @Override
        Object read(JsonParser json, JsonToken token) {
            return null;
        }
    };

    private static final int MAX_LINE = 200;

    private final String expected;

    Kind(String expected) {
        this.expected = expected;
    }

    /**
     * The value at the parser; null where it is of another type than expected, and a {@link Wrong} where it is otherwise not what was
     * expected. A container is read to its end or not at all.
     */
    abstract Object read(JsonParser json, JsonToken token) throws IOException;

    /** In words, for a refusal. */
    String expected() {
        return expected;
    }

    private static Long whole(JsonParser json) throws IOException {
        try {
            return json.getLongValue();
        } catch (InputCoercionException beyondLong) {
            return null;
        }
    }

    private static String firstLine(JsonParser json) throws IOException {
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int most = Math.min(json.getTextLength(), MAX_LINE);
        int length = 0;
        while (length < most && text[from + length] != '\n' && text[from + length] != '\r') {
            length++;
        }
        boolean cutsAPair = length == MAX_LINE && Character.isHighSurrogate(text[from + length - 1]);
        return new String(text, from, cutsAPair ? length - 1 : length);
    }

    private static Object time(String text, JsonToken token) {
        try {
            return token == JsonToken.VALUE_STRING
                    ? EventTime.parse(text)
                    : Instant.ofEpochSecond(Long.parseLong(text));
        } catch (DateTimeException | NumberFormatException e) {
            return new Wrong(
                    Reason.TIME,
                    " is '" + EnvelopeMapper.clipped(text) + "'; expected a time such as 2016-01-01T01:00:00Z");
        }
    }

    /** A token in words, for a refusal. */
    static String found(JsonToken token) {
        if (token == null) {
            return "blank";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number out of bounds or place";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> token.name().toLowerCase(Locale.ROOT);
        };
    }
}
