package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.live.Poll.BrokenLetter;
import dev.sluice.ingester.read.Line;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.schemas.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the records of what one feed's polls brought. */
final class FeedRecords {
    private final Lane lane;
    private final String source;
    private final BronzeRecords bronze;

    FeedRecords(Lane lane, String source) {
        this.lane = lane;
        this.source = source;
        this.bronze = new BronzeRecords(lane, source);
    }

    /** @param now when it was fetched, in milliseconds since 1970 */
    ProducerRecord<byte[], byte[]> of(Line line, long now) {
        return bronze.of(line, now);
    }

    /** A page that does not parse; no line of the feed, so it has no number. */
    ProducerRecord<byte[], byte[]> of(BrokenLetter letter, long poll, long now) {
        var record = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(), null, now, source.getBytes(UTF_8), letter.head(), origin(now));
        String detail = "page " + letter.page() + " of poll " + poll + " does not parse: " + letter.detail();
        LetterHeaders.of(lane, Reason.SYNTAX, detail, letter.length(), letter.sha256())
                .forEach(record.headers()::add);
        return record;
    }

    private List<Header> origin(long now) {
        return List.of(header(Headers.SOURCE, source), header(Headers.FETCHED_AT, Long.toString(now)));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
