package dev.sluice.runtime.kafka;

import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where Kafka and the registry are, and what speaks Avro.
 *
 * @param bootstrapServers host:port, comma separated
 * @param registryUrl base of the registry's Confluent API, such as {@code http://localhost:8081/apis/ccompat/v7}
 * @param replication of the topics that are created, 1 to 7
 * @param avroSerializer name of the class that writes Avro; null for ours
 * @param avroDeserializer name of the class that reads Avro; null for ours
 */
public record KafkaSettings(
        String bootstrapServers, String registryUrl, int replication, String avroSerializer, String avroDeserializer) {
    /** What one fetch may bring: room for the largest record, and no 50 MB that wait in memory. */
    public static final String MAX_FETCH_BYTES = Integer.toString(10 * 1024 * 1024);

    /** Brokers to begin with. */
    public static final Setting<String> BOOTSTRAP = Setting.text(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS",
            null,
            "localhost:9092",
            "brokers to begin with, host:port, comma separated");

    /** The registry's Confluent API. */
    public static final Setting<String> REGISTRY = Setting.text(
            "SLUICE_SCHEMA_REGISTRY_URL",
            null,
            "http://localhost:8081/apis/ccompat/v7",
            "base address of the schema registry's Confluent API");

    /** Copies of each topic. */
    public static final Setting<Integer> REPLICATION =
            Setting.number("SLUICE_TOPIC_REPLICATION", "1", "copies of each topic that is created", 1, 7);

    /** Who writes Avro. */
    public static final Setting<String> AVRO_SERIALIZER = Setting.text(
            "SLUICE_AVRO_SERIALIZER",
            "",
            "io.confluent.kafka.serializers.KafkaAvroSerializer",
            "class that writes Avro, on the class path; ours where it is not set");

    /** Who reads Avro. */
    public static final Setting<String> AVRO_DESERIALIZER = Setting.text(
            "SLUICE_AVRO_DESERIALIZER",
            "",
            "io.confluent.kafka.serializers.KafkaAvroDeserializer",
            "class that reads Avro, on the class path; ours where it is not set");

    /** All of them. */
    public static final List<Setting<?>> ALL =
            List.of(BOOTSTRAP, REGISTRY, REPLICATION, AVRO_SERIALIZER, AVRO_DESERIALIZER);

    /** With our own Avro classes. */
    public KafkaSettings(String bootstrapServers, String registryUrl, int replication) {
        this(bootstrapServers, registryUrl, replication, null, null);
    }

    /** Reads them. */
    public static KafkaSettings from(Settings settings) {
        var serializer = className(settings, AVRO_SERIALIZER);
        var deserializer = className(settings, AVRO_DESERIALIZER);
        if ((serializer == null) != (deserializer == null)) {
            settings.problem(AVRO_SERIALIZER.name() + " is " + serializer + " and " + AVRO_DESERIALIZER.name() + " is "
                    + deserializer + "; expected both or neither");
        }
        return new KafkaSettings(
                settings.get(BOOTSTRAP), settings.get(REGISTRY), settings.get(REPLICATION), serializer, deserializer);
    }

    private static String className(Settings settings, Setting<String> setting) {
        var name = settings.get(setting);
        return name.isEmpty() ? null : name;
    }

    /** What every client begins with. */
    public Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** A consumer that sees committed records alone and never commits by itself. */
    public Map<String, Object> consumer() {
        var properties = client();
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.partition.fetch.bytes", MAX_FETCH_BYTES);
        properties.put("fetch.max.bytes", MAX_FETCH_BYTES);
        return properties;
    }

    /** A producer in large zstd batches, for throughput: 256 KiB, linger 20 ms, level 1. */
    public Map<String, Object> producer() {
        var properties = client();
        properties.put("acks", "all");
        properties.put("compression.type", "zstd");
        properties.put("compression.zstd.level", "1");
        properties.put("batch.size", Integer.toString(256 * 1024));
        properties.put("linger.ms", "20");
        properties.put("max.request.size", Integer.toString(9 * 1024 * 1024));
        return properties;
    }
}
