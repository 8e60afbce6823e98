package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;

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
    /** How many elements an array has. */
    LENGTH("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Integer.valueOf(length(json)) : null;
        }
    },
    /** How many commits an array has, and how many of them are said to be distinct. */
    COMMITS("an array") {
        @Override
        Object read(JsonParser json, JsonToken token) throws IOException {
            return token == JsonToken.START_ARRAY ? Commits.read(json) : null;
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

    private final String expected;

    Kind(String expected) {
        this.expected = expected;
    }

    /** The value at the parser; null where it is something else than expected. A container is read to its end or not at all. */
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

    private static int length(JsonParser json) throws IOException {
        int length = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            length++;
        }
        return length;
    }
}
