package dev.sluice.ingester.fakegithub.wire;

import java.util.Map;

/** The words behind a status, which no client may rely on. */
final class Reasons {
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(206, "Partial Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    private Reasons() {}

    static String of(int status) {
        return WORDS.getOrDefault(status, "Status " + status);
    }
}
