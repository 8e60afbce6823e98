package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a webhook's list of commits tells.
 *
 * @param size its length
 * @param distinct how many of them are marked as not seen before in the repository
 * @param marked whether every one says if it is distinct; where not, that number is unknown
 */
record Commits(int size, int distinct, boolean marked) {
    /** GitHub lists no more than so many (docs, "Webhook events and payloads", push): then there may be more. */
    private static final int MOST_LISTED = 2048;

    private static final String DISTINCT = "distinct";

    /** Reads it, from behind its opening bracket to its end. */
    static Commits read(JsonParser json) throws IOException {
        int size = 0;
        int distinct = 0;
        boolean marked = true;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            Boolean mark = token == JsonToken.START_OBJECT ? mark(json) : skipped(json);
            size++;
            distinct += Boolean.TRUE.equals(mark) ? 1 : 0;
            marked &= mark != null;
        }
        return new Commits(size, distinct, marked);
    }

    private static Boolean mark(JsonParser json) throws IOException {
        Boolean mark = null;
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var token = json.nextToken();
            if (key.equals(DISTINCT) && token.isBoolean()) {
                mark = token == JsonToken.VALUE_TRUE;
            } else {
                json.skipChildren();
            }
        }
        return mark;
    }

    private static Boolean skipped(JsonParser json) throws IOException {
        json.skipChildren();
        return null;
    }

    /** Number of commits pushed; null where the list may not hold them all. */
    Integer known() {
        return size < MOST_LISTED ? size : null;
    }

    /** Number of distinct ones; null where it is not known. */
    Integer knownDistinct() {
        return size < MOST_LISTED && marked ? distinct : null;
    }
}
