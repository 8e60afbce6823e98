package dev.sluice.streams.parse;

import dev.sluice.schemas.Headers;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;

/** Where a line came from, as the headers of its bronze record say. Keeps the last text, as neighbours share a source. */
final class Provenance {
    /** Stands for a source that no header names; such a record is refused. */
    static final String UNKNOWN_SOURCE = "unknown";

    private byte[] lastSource = {};
    private String lastText = UNKNOWN_SOURCE;

    /** Id of the source. */
    String source(org.apache.kafka.common.header.Headers headers) {
        Header header = headers.lastHeader(Headers.SOURCE);
        if (header == null || header.value() == null) {
            return UNKNOWN_SOURCE;
        }
        if (!Arrays.equals(header.value(), lastSource)) {
            lastSource = header.value();
            lastText = Headers.text(headers, Headers.SOURCE);
        }
        return lastText;
    }

    /** When the line was fetched, milliseconds since 1970; empty text and anything else but digits is no time. */
    static Long fetchedAt(org.apache.kafka.common.header.Headers headers) {
        var text = Headers.text(headers, Headers.FETCHED_AT);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
