package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What a dead letter of the ingester's says, behind the headers of its origin. It holds the beginning of what was refused alone. */
public final class LetterHeaders {
    private LetterHeaders() {}

    /**
     * These headers.
     *
     * @param detail what was seen and what was expected
     * @param length bytes of all of it
     * @param sha256 of all of it, lower-case hex
     */
    public static List<Header> of(Lane lane, Reason reason, String detail, long length, String sha256) {
        return List.of(
                header(Headers.REASON, reason.name()),
                header(Headers.DETAIL, detail),
                header(Headers.STAGE, "ingest"),
                header(Headers.LANE, lane.prefix()),
                header(Headers.ATTEMPT, "1"),
                header(Headers.LENGTH, Long.toString(length)),
                header(Headers.SHA256, sha256));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
