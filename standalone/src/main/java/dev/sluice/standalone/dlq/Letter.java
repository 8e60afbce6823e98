package dev.sluice.standalone.dlq;

import dev.sluice.schemas.Headers;
import java.time.Instant;
import java.util.Optional;
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
    /** Reads the headers of a record; what does not read as it should is as good as not said. */
    static Letter of(ConsumerRecord<byte[], byte[]> letter) {
        var headers = letter.headers();
        var at = new LetterId(letter.partition(), letter.offset());
        return new Letter(
                at,
                first(headers, at),
                Headers.attempt(headers),
                Headers.text(headers, Headers.REASON),
                Headers.text(headers, Headers.DETAIL),
                Headers.text(headers, Headers.STAGE),
                Headers.text(headers, Headers.LANE),
                Headers.text(headers, Headers.SOURCE_TOPIC),
                number(headers, Headers.SOURCE_PARTITION).map(Long::intValue).orElse(null),
                number(headers, Headers.SOURCE_OFFSET).orElse(null),
                Headers.text(headers, Headers.SOURCE),
                Headers.text(headers, Headers.POSITION),
                number(headers, Headers.FETCHED_AT).map(Instant::ofEpochMilli).orElse(null),
                letter.value() == null ? 0 : letter.value().length);
    }

    private static LetterId first(org.apache.kafka.common.header.Headers headers, LetterId at) {
        var first = Headers.text(headers, Headers.LETTER);
        return first == null || !LetterId.isOne(first) ? at : LetterId.parse(first);
    }

    private static Optional<Long> number(org.apache.kafka.common.header.Headers headers, String name) {
        return Optional.ofNullable(Headers.text(headers, name))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }

    /** Whether the line is kept whole, so that it can be tried again. */
    boolean isWhole() {
        return sourceTopic != null && lane != null;
    }
}
