package dev.sluice.streams.parse;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Bodies of webhooks for the parser, and what it makes of them. */
final class Webhooks {
    /** As GitHub makes them: a UUID of version 1, of 2026-11-21T11:59:30Z. */
    static final String DELIVERY = "01edfd00-e5a3-11f1-8e05-b5a152a893a5";

    private static final String OF_ALL = """
            {"repository":{"id":77,"full_name":"octo/cat","private":false,%s"name":"cat"},\
            "sender":{"login":"ann","id":5}%s}""";

    private Webhooks() {}

    /** A body with what all have; more keys may follow, each with a comma before it. */
    static String body(String more) {
        return OF_ALL.formatted("", more);
    }

    /** The same, with a key of the repository and a comma behind it. */
    static String body(String ofRepository, String more) {
        return OF_ALL.formatted(ofRepository, more);
    }

    static Accepted accepted(String kind, String body) {
        return (Accepted) parse(kind, body);
    }

    static Verdict parse(String kind, String body) {
        return parse(kind, DELIVERY, body, Lines.FETCHED_AT);
    }

    static Verdict parse(String kind, String delivery, String body, long fetchedAt) {
        return new EventParser(Lane.LIVE)
                .parse(body.getBytes(StandardCharsets.UTF_8), headers(kind, delivery, fetchedAt));
    }

    static RecordHeaders headers(String kind, String delivery, long fetchedAt) {
        var headers = Lines.headers(Headers.WEBHOOK, Long.toString(fetchedAt));
        if (kind != null) {
            headers.add(Headers.WEBHOOK_EVENT, Headers.bytes(kind));
        }
        if (delivery != null) {
            headers.add(Headers.WEBHOOK_DELIVERY, Headers.bytes(delivery));
        }
        return headers;
    }
}
