package dev.sluice.standalone.dlq;

import dev.sluice.schemas.Headers;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one record of the topic of dead letters says about its line, without the line.
 *
 * @param at where it lies
 * @param first the line's first letter; {@code at} unless this one is of a replay
 * @param attempt which attempt at the line it ended, from 1
 * @param reason from the closed list
 * @param detail one sentence; null where it is not said
 * @param stage {@code ingest} or {@code parse}
 * @param lane prefix of its topics
 * @param sourceTopic bronze topic of the refused record; null where the ingester refused the line, which then is not kept whole
 * @param sourcePartition of that record; null likewise
 * @param sourceOffset of that record; null likewise
 * @param source id of the source; null where it is not said
 * @param position of the line in its source; null where it is not said
 * @param fetchedAt when the line was fetched; null where it is not said
 * @param bytes of the line, as far as it is kept
 */
record Letter(
        LetterId at,
        LetterId first,
        int attempt,
        String reason,
        String detail,
        String stage,
        String lane,
        String sourceTopic,
        Integer sourcePartition,
        Long sourceOffset,
        String source,
        String position,
        Instant fetchedAt,
        int bytes) {
    /** Reads the headers of a record. */
    static Letter of(ConsumerRecord<byte[], byte[]> letter) {
        var headers = letter.headers();
        var at = new LetterId(letter.partition(), letter.offset());
        var first = Headers.text(headers, Headers.LETTER);
        var partition = Headers.text(headers, Headers.SOURCE_PARTITION);
        var offset = Headers.text(headers, Headers.SOURCE_OFFSET);
        var fetchedAt = Headers.text(headers, Headers.FETCHED_AT);
        return new Letter(
                at,
                first == null ? at : LetterId.parse(first),
                Headers.attempt(headers),
                Headers.text(headers, Headers.REASON),
                Headers.text(headers, Headers.DETAIL),
                Headers.text(headers, Headers.STAGE),
                Headers.text(headers, Headers.LANE),
                Headers.text(headers, Headers.SOURCE_TOPIC),
                partition == null ? null : Integer.valueOf(partition),
                offset == null ? null : Long.valueOf(offset),
                Headers.text(headers, Headers.SOURCE),
                Headers.text(headers, Headers.POSITION),
                fetchedAt == null || !fetchedAt.matches("[0-9]{1,15}")
                        ? null
                        : Instant.ofEpochMilli(Long.parseLong(fetchedAt)),
                letter.value() == null ? 0 : letter.value().length);
    }

    /** Whether the line is kept whole, so that it can be tried again. */
    boolean isWhole() {
        return sourceTopic != null && lane != null;
    }
}
