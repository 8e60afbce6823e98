package dev.sluice.schemas.serdes;

import dev.sluice.schemas.Topic;
import java.util.Collection;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializers and deserializers of the catalogue's topics. Ours are the standard; others that speak the same wire format,
 * such as Confluent's, are chosen by class name (see the decision on serdes).
 */
public final class AvroSerdes {
    private final SchemaRegistry registry;
    private final ForeignSerdes foreign;

    /**
     * @param registry where ids come from
     * @param foreign classes to use in place of ours; null for ours
     */
    public AvroSerdes(SchemaRegistry registry, ForeignSerdes foreign) {
        this.registry = registry;
        this.foreign = foreign;
    }

    /** Ours. */
    public static AvroSerdes of(SchemaRegistry registry) {
        return new AvroSerdes(registry, null);
    }

    /**
     * Ours, or others where both are named.
     *
     * @param serializer name of a class that is a Kafka serializer of Avro records; null for ours
     * @param deserializer name of a class that is a Kafka deserializer of Avro records; null for ours
     * @param registryUrl what the others get as {@code schema.registry.url}
     * @throws IllegalArgumentException if one is named without the other
     */
    public static AvroSerdes of(SchemaRegistry registry, String serializer, String deserializer, String registryUrl) {
        if ((serializer == null) != (deserializer == null)) {
            throw new IllegalArgumentException("the Avro serializer is " + serializer + " and the deserializer "
                    + deserializer + "; expected both or neither");
        }
        return serializer == null
                ? of(registry)
                : new AvroSerdes(registry, new ForeignSerdes(serializer, deserializer, registryUrl));
    }

    /** Registers the schemas of these topics. Only the streams-processor does that, at start. */
    public void register(Collection<Topic> topics) {
        for (var topic : topics) {
            if (topic.value() != null) {
                registry.register(topic.subject(), SchemaText.schema(topic.value()));
            }
        }
    }

    /** A serializer for the values of these topics; looks their ids up at once. */
    public Serializer<SpecificRecord> serializer(Collection<Topic> topics) {
        if (foreign != null) {
            return foreign.newSerializer();
        }
        var ids = new IdentityHashMap<Schema, Integer>();
        for (var topic : topics) {
            if (topic.value() != null) {
                var schema = SchemaText.schema(topic.value());
                ids.put(schema, registry.idOf(topic.subject(), schema));
            }
        }
        return new AvroSerializer(ids);
    }

    /** A deserializer into one generated class, for every topic of that class. */
    @SuppressWarnings("unchecked")
    public <V extends SpecificRecord> Deserializer<V> deserializer(Class<V> value) {
        return foreign != null ? (Deserializer<V>) foreign.newDeserializer() : new AvroDeserializer<>(registry, value);
    }
}
