package dev.sluice.schemas.serdes;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of somebody else, made by name, for instance {@code io.confluent.kafka.serializers.KafkaAvroSerializer}, which
 * is not on Maven Central.
 *
 * @param serializer name of a class that is a Kafka serializer of Avro records
 * @param deserializer name of a class that is a Kafka deserializer of Avro records
 * @param registryUrl what it gets as {@code schema.registry.url}
 */
public record ForeignSerdes(String serializer, String deserializer, String registryUrl) {
    @SuppressWarnings("unchecked")
    Serializer<SpecificRecord> newSerializer() {
        var made = (Serializer<SpecificRecord>) make(serializer);
        made.configure(settings(), false);
        return made;
    }

    @SuppressWarnings("unchecked")
    Deserializer<? extends SpecificRecord> newDeserializer() {
        var made = (Deserializer<? extends SpecificRecord>) make(deserializer);
        made.configure(settings(), false);
        return made;
    }

    private Map<String, Object> settings() {
        return Map.of("schema.registry.url", registryUrl, "auto.register.schemas", false, "specific.avro.reader", true);
    }

    private static Object make(String className) {
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "cannot use the serde class '" + className
                            + "': put its jar on the class path, or leave the setting out",
                    e);
        }
    }
}
