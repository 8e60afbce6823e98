package dev.sluice.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;

/** Names of the record headers of bronze and of dead letters; the values are UTF-8 text. */
public final class Headers {
    /** Id of the source. */
    public static final String SOURCE = "source";
    /** When the line was fetched or read: milliseconds since 1970, decimal. */
    public static final String FETCHED_AT = "fetched_at";
    /** Number of the line in its source, from 1, decimal; of a webhook its delivery id. */
    public static final String POSITION = "position";
    /** GitHub's name of a webhook's kind of event, such as {@code pull_request}; absent in all other records. */
    public static final String WEBHOOK_EVENT = "webhook_event";
    /** Id of a webhook's delivery, the same when it is delivered again; absent in all other records. */
    public static final String WEBHOOK_DELIVERY = "webhook_delivery";

    /** Id of the source of all webhooks. */
    public static final String WEBHOOK = "webhook";

    /** A {@link Reason}. */
    public static final String REASON = "reason";
    /** One sentence: what was seen and what was expected. */
    public static final String DETAIL = "detail";
    /** The service that refused: {@code ingest} or {@code parse}. */
    public static final String STAGE = "stage";
    /** Prefix of the lane's topics. */
    public static final String LANE = "lane";
    /** Topic of the refused record; absent where the ingester refused it. */
    public static final String SOURCE_TOPIC = "source_topic";
    /** Partition of the refused record, decimal; absent where the ingester refused it. */
    public static final String SOURCE_PARTITION = "source_partition";
    /** Offset of the refused record, decimal; absent where the ingester refused it. */
    public static final String SOURCE_OFFSET = "source_offset";
    /** How many times the line was tried, from 1, decimal; in bronze only where it was replayed. */
    public static final String ATTEMPT = "attempt";
    /**
     * The first dead letter of a line that was replayed, as {@code <partition>-<offset>} in the topic of dead letters; in
     * bronze and in the letters of later attempts.
     */
    public static final String LETTER = "letter";
    /** Bytes of an oversized line, decimal. */
    public static final String LENGTH = "length";
    /** SHA-256 of an oversized line, hexadecimal. */
    public static final String SHA256 = "sha256";

    private Headers() {}

    /** The last value of that header, or null where the record has none. */
    public static String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** How many times the line was tried, this one included: 1 where no header says so, or what it says is no number. */
    public static int attempt(org.apache.kafka.common.header.Headers headers) {
        var text = text(headers, ATTEMPT);
        return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 1;
    }

    /** Header values are UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
