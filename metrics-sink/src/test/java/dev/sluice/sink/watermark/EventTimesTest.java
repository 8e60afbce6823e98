package dev.sluice.sink.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.Account;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.sink.FakeRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts to greatest event times. */
class EventTimesTest {

    private static final Instant ONE = Instant.parse("2016-01-01T01:00:00Z");
    private static final Instant TWO = Instant.parse("2016-01-01T02:00:00Z");

    private final AvroSerdes serdes = AvroSerdes.of(new FakeRegistry());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final EventTimes times = times();
    private long end;

    private EventTimes times() {
        Map<TopicPartition, Long> zero = IntStream.range(0, Topics.ACCOUNTS.partitions())
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(Topics.ACCOUNTS.name(), p), p -> 0L));
        consumer.updateBeginningOffsets(zero);
        consumer.updateEndOffsets(zero);
        return new EventTimes(consumer, serdes.deserializer(Account.class), Lane.LIVE);
    }

    @BeforeEach
    void nothingYet() {
        assertThat(times.read()).isEmpty();
    }

    @Test
    void eachBronzePartitionHasTheGreatestOfItsSources() {
        account("file:/a", 0, TWO, Lane.LIVE);
        account("file:/b", 0, ONE, Lane.LIVE);
        account("file:/b", 1, ONE, Lane.LIVE);

        assertThat(times.read()).isEqualTo(Map.of(0, TWO, 1, ONE));
    }

    @Test
    void whatCameSinceIsReadTheNextTime() {
        account("file:/a", 0, ONE, Lane.LIVE);
        times.read();
        account("file:/a", 0, TWO, Lane.LIVE);

        assertThat(times.read()).isEqualTo(Map.of(0, TWO));
    }

    @Test
    void anotherLaneDoesNotCount() {
        account("archive:2016", 0, TWO, Lane.HISTORY);

        assertThat(times.read()).isEmpty();
    }

    @Test
    void aPartitionOfRefusedLinesAloneHasNoTime() {
        account("file:/a", 0, null, Lane.LIVE);

        assertThat(times.read()).isEmpty();
    }

    private void account(String source, int partition, Instant greatest, Lane lane) {
        Account account = Account.newBuilder()
                .setSource(source)
                .setPartition(partition)
                .setLines(1)
                .setSilver(1)
                .setDead(0)
                .setDuplicates(0)
                .setLate(0)
                .setGreatestEventTime(greatest)
                .setBronzeOffset(0)
                .build();
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.LANE, Headers.bytes(lane.prefix()));
        byte[] value = serdes.serializer(List.of(Topics.ACCOUNTS)).serialize(Topics.ACCOUNTS.name(), account);
        TopicPartition to = new TopicPartition(Topics.ACCOUNTS.name(), 2);
        consumer.addRecord(new ConsumerRecord<>(
                to.topic(),
                2,
                end++,
                0L,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                null,
                value,
                headers,
                Optional.empty()));
        consumer.updateEndOffsets(Map.of(to, end));
    }
}
