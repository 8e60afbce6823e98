package dev.sluice.standalone.dlq;

import dev.sluice.ingester.read.RepoKey;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One more attempt at a line.
 *
 * @param letter what the line is called
 * @param attempt the number of this one, at least 2
 * @param lane whose bronze it goes to
 * @param record as it goes to bronze: the line's bytes and time, the headers that the ingester gave it, attempt and letter
 */
record Replay(LetterId letter, int attempt, Lane lane, ProducerRecord<byte[], byte[]> record) {
    /** What the ingester says of a line; all else in a letter is about its refusal. */
    private static final List<String> KEPT = List.of(
            Headers.SOURCE, Headers.FETCHED_AT, Headers.POSITION, Headers.WEBHOOK_EVENT, Headers.WEBHOOK_DELIVERY);

    /**
     * The next attempt.
     *
     * @param letter the newest of the line's letters
     */
    static Replay of(Standing standing, ConsumerRecord<byte[], byte[]> letter) {
        var lane = Lane.named(standing.letter().lane());
        int attempt = standing.attempts() + 1;
        byte[] key = key(letter);
        int partition = BuiltInPartitioner.partitionForKey(key, Topics.EVENT_PARTITIONS);
        var record = new ProducerRecord<>(
                Topics.bronze(lane).name(),
                partition,
                Math.max(0, letter.timestamp()),
                key,
                letter.value(),
                headers(standing.id(), attempt, letter.headers()));
        return new Replay(standing.id(), attempt, lane, record);
    }

    /** As the ingester would key it today, so that it meets the copies of its event; else as it did. */
    private static byte[] key(ConsumerRecord<byte[], byte[]> letter) {
        Optional<byte[]> repository = letter.value() == null ? Optional.empty() : RepoKey.of(letter.value());
        return repository.orElseGet(() -> letter.key() == null ? new byte[0] : letter.key());
    }

    private static RecordHeaders headers(
            LetterId letter, int attempt, org.apache.kafka.common.header.Headers ofLetter) {
        var headers = new RecordHeaders();
        for (var name : KEPT) {
            Header header = ofLetter.lastHeader(name);
            if (header != null) {
                headers.add(header);
            }
        }
        headers.add(Headers.ATTEMPT, Headers.bytes(Integer.toString(attempt)));
        headers.add(Headers.LETTER, Headers.bytes(letter.toString()));
        return headers;
    }

    /** How much of a transaction it takes. */
    int bytes() {
        return record.value() == null ? 0 : record.value().length;
    }
}
