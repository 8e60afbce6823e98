package dev.sluice.standalone.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ReadingTest {
    private static final String TOPIC = "their.topic";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everythingUpToTheEndIsPrintedThenItStops() throws Exception {
        hold("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");

        reading(Long.MAX_VALUE, true, out).run();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("{\"n\":1}");
    }

    @Test
    void itStopsWhenEnoughIsPrinted() throws Exception {
        hold("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");

        reading(2, false, out).run();

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void onlyWhatAllFiltersWantIsCounted() throws Exception {
        hold("{\"n\":1}", "{\"n\":2}", "{\"n\":1}");

        reading(2, false, out, Condition.parse("value.n=1"), Condition.parse("value.n!=2"))
                .run();

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"n\":2");
    }

    @Test
    void aTopicThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> reading(1, false, out).run())
                .isInstanceOf(Reading.NoSuchTopic.class)
                .hasMessageContaining(TOPIC);
    }

    @Test
    void aReaderThatHasGoneEndsTheReading() {
        hold("{\"n\":1}");
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatThrownBy(() -> reading(1, false, gone).run()).hasMessage("Broken pipe");
    }

    private void hold(String... values) {
        var node = new Node(0, "localhost", 9092);
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) values.length));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < values.length; i++) {
                consumer.addRecord(
                        new ConsumerRecord<>(TOPIC, 0, i, new byte[0], values[i].getBytes(StandardCharsets.UTF_8)));
            }
        });
    }

    private Reading reading(long most, boolean untilIdle, OutputStream to, Condition... filters) {
        var plan = new ConsumePlan(
                new TopicChoice(TOPIC, Optional.empty()),
                new Start.Beginning(),
                List.of(filters),
                most,
                untilIdle,
                new Lines.Json(),
                false);
        var rows = new Rows(new Values(null, null), Optional.empty(), false);
        return new Reading(plan, rows, consumer, partitions -> consumer.endOffsets(partitions), to);
    }
}
