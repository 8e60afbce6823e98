package dev.sluice.streams;

import dev.sluice.runtime.kafka.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up: exactly once, bounded, and such that a restart takes its partitions over at once. */
public final class StreamsProperties {
    /**
     * Silver has 68 partitions, so that batches fill slowly. Readers see them at the commit, which sends what waits: waiting
     * until then costs nobody anything.
     */
    private static final String LINGER_MS = "200";

    /** Each open batch takes its memory at once, and there may be one per partition. */
    private static final String BATCH_BYTES = "65536";

    /** A hundred years: the changelog of a replay is not deleted by the age of its event times. */
    private static final String FOR_EVER_MS = "3155760000000";

    private StreamsProperties() {}

    /**
     * Of one instance.
     *
     * @param server host:port under which others reach its query port
     */
    public static Properties of(ProcessorConfig config, KafkaSettings kafka, String server) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.lane().applicationId());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                config.stateDir().resolve("streams").toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitEvery().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        // No store has a cache of Streams' own: see CombiningStore.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replication());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG, FOR_EVER_MS);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
        addConsumer(config, properties);
        kafka.producer().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        properties.put(StreamsConfig.producerPrefix("linger.ms"), LINGER_MS);
        properties.put(StreamsConfig.producerPrefix("batch.size"), BATCH_BYTES);
        return properties;
    }

    /** Static membership: after a crash the same instance takes its partitions back, at the latest when the session ends. */
    private static void addConsumer(ProcessorConfig config, Properties properties) {
        Map.of(
                        "group.protocol", "classic",
                        "group.instance.id", config.lane().applicationId() + "-" + config.instance(),
                        "session.timeout.ms", "6000",
                        "heartbeat.interval.ms", "1500",
                        "auto.offset.reset", "earliest",
                        "max.partition.fetch.bytes", KafkaSettings.MAX_FETCH_BYTES,
                        "fetch.max.bytes", KafkaSettings.MAX_FETCH_BYTES)
                .forEach((name, value) -> properties.put(StreamsConfig.mainConsumerPrefix(name), value));
    }
}
