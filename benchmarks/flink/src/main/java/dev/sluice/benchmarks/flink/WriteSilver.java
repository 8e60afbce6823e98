package dev.sluice.benchmarks.flink;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.schemas.serdes.ConfluentRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Silver as our topology writes it: the same topic by type, key, event time and Avro bytes. */
final class WriteSilver implements KafkaRecordSerializationSchema<Parsed>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1;

    private final String registryUrl;
    private transient Serializer<SpecificRecord> values;
    private transient Map<EventType, String> topics;

    WriteSilver(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context, KafkaSinkContext sink) {
        values = AvroSerdes.of(new ConfluentRegistry(registryUrl)).serializer(Topics.silver(Lane.LIVE));
        topics = new EnumMap<>(EventType.class);
        for (var type : EventType.values()) {
            topics.put(type, Topics.silver(Lane.LIVE, type).name());
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Parsed parsed, KafkaSinkContext context, Long timestamp) {
        var topic = topics.get(parsed.event().type());
        return new ProducerRecord<>(
                topic,
                null,
                parsed.time(),
                parsed.key(),
                values.serialize(topic, parsed.event().silver()));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Written.to(Topics.silver(Lane.LIVE).stream().map(Topic::name).toList());
    }
}
