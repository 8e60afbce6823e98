package dev.sluice.benchmarks.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Counts as text: what was counted is the key, how many the value. */
final class WriteCounts implements KafkaRecordSerializationSchema<Tuple2<String, Long>>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1;

    private final String topic;

    WriteCounts(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Tuple2<String, Long> count, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic, count.f0.getBytes(UTF_8), count.f1.toString().getBytes(UTF_8));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Written.to(List.of(topic));
    }
}
