package dev.sluice.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Which time a bronze record has in the topology. */
final class EventTimeExtractorTest {
    private static final long START = Instant.parse("2016-01-01T01:00:00Z").toEpochMilli();

    private static long extract(String line, long partitionTime) {
        var bronze = new ConsumerRecord<Object, Object>("bronze", 0, 0, null, Lines.parse(line));
        return new EventTimeExtractor().extract(bronze, partitionTime);
    }

    @Test
    void eventHasItsOwnTimeHoweverLate() {
        assertThat(extract(Lines.event(""), START + 1_000_000)).isEqualTo(START);
    }

    @Test
    void eventOfTheFutureHasTheTimeOfItsFetch() {
        assertThat(extract(Lines.with("created_at", "\"2026-11-21T12:05:00Z\""), -1))
                .isEqualTo(Lines.FETCHED_AT);
    }

    @Test
    void refusedLineHasTheTimeOfItsPartition() {
        assertThat(extract("x", START)).isEqualTo(START);
    }

    @Test
    void timeIsNeverNegativeForThenStreamsWouldDropTheRecord() {
        assertThat(extract("x", -1)).isZero();
    }
}
