package dev.sluice.ingester.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.publish.LetterHeaders;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.read.RepoKey;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Reason;
import dev.sluice.schemas.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The record of a delivery: bronze, or a dead letter for a body that is longer than bronze takes. Its time is when it was received: a
 * body has no time of its own at a place that can be found without reading it, and the parser behind bronze tells the event's.
 */
final class DeliveryRecords {
    private static final byte[] SOURCE = Headers.WEBHOOK.getBytes(UTF_8);

    private DeliveryRecords() {}

    static ProducerRecord<byte[], byte[]> of(Delivery delivery) {
        return Line.of(1, delivery.body()) instanceof Line.Oversized body
                ? deadLetter(delivery, body)
                : bronze(delivery);
    }

    /** Whether it is longer than a line of bronze may be. */
    static boolean isOversized(Delivery delivery) {
        return delivery.body().length > Lines.CAP;
    }

    private static ProducerRecord<byte[], byte[]> bronze(Delivery delivery) {
        return record(Topics.bronze(Lane.LIVE).name(), delivery, delivery.body());
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(Delivery delivery, Line.Oversized body) {
        var letter = record(Topics.DEAD_LETTERS.name(), delivery, body.head());
        String detail =
                "the body has " + body.length() + " bytes; at most " + Lines.CAP + " are taken; this is its beginning";
        LetterHeaders.of(Lane.LIVE, Reason.OVERSIZED, detail, body.length(), body.sha256())
                .forEach(letter.headers()::add);
        return letter;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Delivery delivery, byte[] value) {
        byte[] key = RepoKey.of(delivery.body()).orElse(SOURCE);
        return new ProducerRecord<>(topic, null, delivery.receivedAt(), key, value, origin(delivery));
    }

    private static List<Header> origin(Delivery delivery) {
        return List.of(
                new RecordHeader(Headers.SOURCE, SOURCE),
                header(Headers.FETCHED_AT, Long.toString(delivery.receivedAt())),
                header(Headers.POSITION, delivery.id()),
                header(Headers.WEBHOOK_EVENT, delivery.event()),
                header(Headers.WEBHOOK_DELIVERY, delivery.id()));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
