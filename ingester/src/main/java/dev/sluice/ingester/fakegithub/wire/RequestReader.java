package dev.sluice.ingester.fakegithub.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one request after another from a connection. */
final class RequestReader {
    private static final int LONGEST_HEAD = 64 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next one; empty when the client has closed the connection. */
    Optional<Request> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("expected 'METHOD TARGET VERSION', got '" + first + "'");
        }
        Map<String, String> headers = headers();
        in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
        String[] target = words[1].split("\\?", 2);
        return Optional.of(new Request(
                words[0],
                URLDecoder.decode(target[0], UTF_8),
                target.length == 1 ? Map.of() : query(target[1]),
                headers));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("expected 'Name: value', got '" + line + "'");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (String pair : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.putIfAbsent(
                    URLDecoder.decode(sides[0], UTF_8), sides.length == 1 ? "" : URLDecoder.decode(sides[1], UTF_8));
        }
        return query;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > LONGEST_HEAD) {
                throw new ProtocolException("a line of the request is longer than " + LONGEST_HEAD + " bytes");
            }
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
