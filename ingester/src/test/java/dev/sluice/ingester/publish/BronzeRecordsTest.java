package dev.sluice.ingester.publish;

import static dev.sluice.ingester.publish.LogBench.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingester.read.Line;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BronzeRecordsTest {
    private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();
    private static final String EVENT = "{\"id\":\"1\",\"repo\":{\"id\":77},\"created_at\":\"2016-01-01T01:00:00Z\"}";

    private final BronzeRecords records = new BronzeRecords(Lane.LIVE, "file:/a.json");

    @Test
    void aLineKeepsItsBytesUnderItsRepositorysId() {
        ProducerRecord<byte[], byte[]> record = bronze(EVENT);

        assertThat(record.topic()).isEqualTo("github.bronze.events.v1");
        assertThat(record.key()).isEqualTo("77".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo(EVENT.getBytes(UTF_8));
        assertThat(record.partition()).isNull();
        assertThat(header(record, Headers.SOURCE)).isEqualTo("file:/a.json");
        assertThat(header(record, Headers.FETCHED_AT)).isEqualTo(Long.toString(NOW));
        assertThat(header(record, Headers.POSITION)).isEqualTo("12");
    }

    @Test
    void aLineWithoutARepositoryGoesUnderItsSource() {
        assertThat(bronze("not an event").key()).isEqualTo("file:/a.json".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-01T01:00:00Z, 2016-01-01T01:00:00Z",
        "2099-01-01T00:00:00Z, 2026-11-21T10:00:00Z",
        "1969-07-20T20:17:40Z, 2026-11-21T10:00:00Z",
        "no time,              2026-11-21T10:00:00Z"
    })
    void timesThatTheLogWouldRefuseBecomeTheTimeOfReading(String createdAt, Instant timestamp) {
        String line = EVENT.replace("2016-01-01T01:00:00Z", createdAt);

        assertThat(bronze(line).timestamp()).isEqualTo(timestamp.toEpochMilli());
    }

    @Test
    void anOversizedLineBecomesADeadLetterThatTellsItsSizeAndHash() {
        var line =
                new Line.Oversized(12, "{\"repo\":{\"id\":77},\"a\":\"…".getBytes(UTF_8), 9_000_000, "ab".repeat(32));

        ProducerRecord<byte[], byte[]> letter = records.of(line, NOW);

        assertThat(letter.topic()).isEqualTo("github.ops.dead-letters.v1");
        assertThat(letter.key()).isEqualTo("77".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(line.head());
        assertThat(header(letter, Headers.REASON)).isEqualTo("OVERSIZED");
        assertThat(header(letter, Headers.STAGE)).isEqualTo("ingest");
        assertThat(header(letter, Headers.LANE)).isEqualTo("github");
        assertThat(header(letter, Headers.LENGTH)).isEqualTo("9000000");
        assertThat(header(letter, Headers.SHA256)).isEqualTo("ab".repeat(32));
        assertThat(header(letter, Headers.POSITION)).isEqualTo("12");
        assertThat(header(letter, Headers.DETAIL)).startsWith("the line has 9000000 bytes; at most 8388608");
    }

    private ProducerRecord<byte[], byte[]> bronze(String line) {
        return records.of(new Line.Whole(12, line.getBytes(UTF_8)), NOW);
    }
}
