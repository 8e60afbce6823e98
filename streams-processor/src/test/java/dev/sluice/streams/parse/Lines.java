package dev.sluice.streams.parse;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Lines for the parser, and what it makes of them. */
final class Lines {
    /** 2026-11-21T12:00:00Z. */
    static final long FETCHED_AT = 1_795_262_400_000L;

    private Lines() {}

    /** An event with everything that must be there; more keys may follow in the text, each with a comma before it. */
    static String event(String more) {
        return """
            {"id":"1","type":"WatchEvent","created_at":"2016-01-01T01:00:00Z"%s}""".formatted(more);
    }

    /** An event with another text for one of the three keys that must be there; null leaves the key out. */
    static String with(String key, String json) {
        var members = new java.util.LinkedHashMap<String, String>();
        members.put("id", "\"1\"");
        members.put("type", "\"WatchEvent\"");
        members.put("created_at", "\"2016-01-01T01:00:00Z\"");
        members.put(key, json);
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    static Verdict parse(String line) {
        return parse(line.getBytes(StandardCharsets.UTF_8));
    }

    static Verdict parse(byte[] line) {
        return new EventParser(Lane.LIVE).parse(line, headers("test", Long.toString(FETCHED_AT)));
    }

    static Accepted accepted(String line) {
        return (Accepted) parse(line);
    }

    static RecordHeaders headers(String source, String fetchedAt) {
        var headers = new RecordHeaders();
        headers.add(Headers.SOURCE, Headers.bytes(source));
        headers.add(Headers.FETCHED_AT, Headers.bytes(fetchedAt));
        return headers;
    }
}
