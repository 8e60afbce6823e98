package dev.sluice.benchmarks;

import dev.sluice.ingester.read.CreatedAt;
import dev.sluice.ingester.read.Line;
import dev.sluice.ingester.read.Lines;
import dev.sluice.ingester.read.RepoKey;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bronze of the live lane as the ingester makes it, keys, times and headers, but without transactions: offsets count events. */
final class BronzeFill implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Header fetchedAt;
    private final long most;
    private long events;
    private volatile Exception failure;

    /**
     * Into that log.
     *
     * @param fetchedAt when the lines are said to be fetched, milliseconds since 1970
     * @param most events are taken
     */
    BronzeFill(Log log, long fetchedAt, long most) {
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(log.kafka().producer(), bytes, bytes);
        this.fetchedAt = header(Headers.FETCHED_AT, Long.toString(fetchedAt));
        this.most = most;
    }

    /** So that event time only goes forward: the hours of 2015, all days of them, and then those of 2016. */
    static List<Path> byEventTime(List<Path> files) {
        return files.stream()
                .sorted(Comparator.comparing(
                        (Path file) -> file.getFileName().toString().replaceFirst("^(day-\\d+)-(\\d{4})-", "$2-$1-")))
                .toList();
    }

    /** Sends the lines of these, in that order; how many they are. */
    long fill(List<Path> files) throws IOException {
        for (var file : files) {
            fill(file);
        }
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("Kafka refused an event", failure);
        }
        return events;
    }

    /** What goes wrong with a record is told by its callback. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void fill(Path file) throws IOException {
        var source = "file:" + file.getFileName();
        var sourceHeader = header(Headers.SOURCE, source);
        try (var lines = new Lines(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
            for (Optional<Line> line = lines.next(); line.isPresent() && events < most; line = lines.next()) {
                var value = ((Line.Whole) line.get()).bytes();
                var position = header(Headers.POSITION, Long.toString(line.get().number()));
                var record = new ProducerRecord<>(
                        Topics.bronze(Lane.LIVE).name(),
                        null,
                        CreatedAt.of(value).orElseThrow(),
                        RepoKey.of(value).orElse(Headers.bytes(source)),
                        value,
                        List.of(sourceHeader, fetchedAt, position));
                producer.send(record, (metadata, why) -> failure = why == null ? failure : why);
                events++;
            }
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, Headers.bytes(value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
