package dev.sluice.ingester.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ingester.read.CreatedAt;
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

/** Makes the records of one source's lines: bronze, or a dead letter for a line that bronze does not take. */
final class BronzeRecords {
    private final Lane lane;
    private final String bronze;
    private final byte[] sourceKey;
    private final Header source;
    private long fetchedAt = -1;
    private Header fetchedAtHeader;

    BronzeRecords(Lane lane, String source) {
        this.lane = lane;
        this.bronze = Topics.bronze(lane).name();
        this.sourceKey = source.getBytes(UTF_8);
        this.source = header(Headers.SOURCE, source);
    }

    /** @param now when the line was read, in milliseconds since 1970 */
    ProducerRecord<byte[], byte[]> of(Line line, long now) {
        if (now != fetchedAt) {
            fetchedAt = now;
            fetchedAtHeader = header(Headers.FETCHED_AT, Long.toString(now));
        }
        return line instanceof Line.Whole whole ? bronze(whole) : deadLetter((Line.Oversized) line);
    }

    private ProducerRecord<byte[], byte[]> bronze(Line.Whole line) {
        byte[] key = RepoKey.of(line.bytes()).orElse(sourceKey);
        return new ProducerRecord<>(bronze, null, timestamp(line.bytes()), key, line.bytes(), origin(line));
    }

    /** The log refuses times before 1970, and those that lie ahead by more than an hour. */
    private long timestamp(byte[] line) {
        long createdAt = CreatedAt.of(line).orElse(fetchedAt);
        return createdAt < 0 || createdAt > fetchedAt ? fetchedAt : createdAt;
    }

    private ProducerRecord<byte[], byte[]> deadLetter(Line.Oversized line) {
        byte[] key = RepoKey.of(line.head()).orElse(sourceKey);
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, fetchedAt, key, line.head(), origin(line));
        String detail =
                "the line has " + line.length() + " bytes; at most " + Lines.CAP + " are taken; this is its beginning";
        LetterHeaders.of(lane, Reason.OVERSIZED, detail, line.length(), line.sha256())
                .forEach(letter.headers()::add);
        return letter;
    }

    private List<Header> origin(Line line) {
        return List.of(source, fetchedAtHeader, header(Headers.POSITION, Long.toString(line.number())));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
