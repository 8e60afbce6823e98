package dev.sluice.sink;

import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Silver topics to event types and records. Used by one thread. */
final class SilverDecoder {

    private final Map<String, Decoder> byTopic = new HashMap<>();

    /** What a topic holds and how it reads. */
    private record Decoder(EventType type, Deserializer<? extends SpecificRecord> values) {}

    SilverDecoder(AvroSerdes serdes, Collection<Lane> lanes) {
        for (Lane lane : lanes) {
            for (EventType type : EventType.values()) {
                byTopic.put(Topics.silver(lane, type).name(), new Decoder(type, serdes.deserializer(type.record())));
            }
        }
    }

    /** The silver topics of the lanes. */
    Set<String> topics() {
        return byTopic.keySet();
    }

    EventType type(ConsumerRecord<byte[], byte[]> record) {
        return byTopic.get(record.topic()).type();
    }

    SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
        return byTopic.get(record.topic()).values().deserialize(record.topic(), record.value());
    }
}
