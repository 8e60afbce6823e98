package dev.sluice.ingester.fakegithub.wire;

import java.util.Map;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param method GET, HEAD …
 * @param path decoded, without the query
 * @param query decoded parameters; of repeated ones the first
 * @param headers names in lower case; of repeated ones the last
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers) {
    /** A header, whatever case it was sent in. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The path with its query, as the log tells it. */
    public String target() {
        var text = new StringBuilder(path);
        query.forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }
}
