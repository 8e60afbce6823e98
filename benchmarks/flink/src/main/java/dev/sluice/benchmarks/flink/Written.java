package dev.sluice.benchmarks.flink;

import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;

/** Names the topics that a sink writes: a sink that uses its transactional ids again asks for them. */
final class Written {
    private Written() {}

    static Optional<KafkaDatasetFacet> to(List<String> topics) {
        return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics)));
    }
}
