package dev.sluice.standalone.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ops.LetterState;
import dev.sluice.ops.LetterStatus;
import dev.sluice.schemas.Headers;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Letters and notes in the making. */
final class Letters {
    static final Instant FETCHED = Instant.parse("2026-11-26T05:00:00Z");
    static final LetterFilter ALL = new LetterFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    private Letters() {}

    /** Good for silver, were it not in a letter. */
    static byte[] star(String id) {
        return """
            {"id":"%s","type":"WatchEvent","actor":{"id":3,"login":"ann"},"repo":{"id":7,"name":"octo/cat"},\
            "payload":{"action":"started"},"public":true,"created_at":"2016-01-01T01:00:00Z"}""".formatted(id).getBytes(UTF_8);
    }

    /** Of the parser, first attempt, for {@code SYNTAX}. */
    static Letter letter(String at) {
        return Letter.of(record(at, star("1")));
    }

    static Letter again(String at, String first, int attempt) {
        var record = record(at, star("1"));
        record.headers().remove(Headers.ATTEMPT);
        record.headers()
                .add(Headers.ATTEMPT, Headers.bytes(Integer.toString(attempt)))
                .add(Headers.LETTER, Headers.bytes(first));
        return Letter.of(record);
    }

    /** Of the ingester: the beginning of a line. */
    static Letter oversized(String at) {
        var record = record(at, star("1"));
        record.headers()
                .remove(Headers.SOURCE_TOPIC)
                .remove(Headers.SOURCE_PARTITION)
                .remove(Headers.SOURCE_OFFSET)
                .remove(Headers.REASON)
                .remove(Headers.STAGE)
                .add(Headers.REASON, Headers.bytes("OVERSIZED"))
                .add(Headers.STAGE, Headers.bytes("ingest"));
        return Letter.of(record);
    }

    static ConsumerRecord<byte[], byte[]> record(String at, byte[] line) {
        var id = LetterId.parse(at);
        var headers = new RecordHeaders()
                .add(Headers.SOURCE, Headers.bytes("file:/hour"))
                .add(Headers.FETCHED_AT, Headers.bytes(Long.toString(FETCHED.toEpochMilli())))
                .add(Headers.POSITION, Headers.bytes("12"))
                .add(Headers.REASON, Headers.bytes("SYNTAX"))
                .add(Headers.DETAIL, Headers.bytes("byte 7: \u001b[31m"))
                .add(Headers.STAGE, Headers.bytes("parse"))
                .add(Headers.LANE, Headers.bytes("github"))
                .add(Headers.SOURCE_TOPIC, Headers.bytes("github.bronze.events.v1"))
                .add(Headers.SOURCE_PARTITION, Headers.bytes("3"))
                .add(Headers.SOURCE_OFFSET, Headers.bytes("99"))
                .add(Headers.ATTEMPT, Headers.bytes("1"));
        return new ConsumerRecord<>(
                "github.ops.dead-letters.v1",
                id.partition(),
                id.offset(),
                1_451_610_000_000L,
                TimestampType.CREATE_TIME,
                1,
                line == null ? -1 : line.length,
                "file:/hour".getBytes(UTF_8),
                line,
                headers,
                Optional.empty());
    }

    static LetterState note(LetterStatus status, int attempt) {
        return new LetterState("0-1", status, attempt, null, null, null, null, null, null);
    }

    static Standing standing(String at, Status status, int attempts) {
        return new Standing(letter(at), status, attempts, "SYNTAX");
    }
}
