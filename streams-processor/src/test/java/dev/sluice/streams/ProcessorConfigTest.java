package dev.sluice.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** Settings of a streams-processor, and what becomes of them. */
final class ProcessorConfigTest {
    private static final Map<String, String> KAFKA = Map.of(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "SLUICE_SCHEMA_REGISTRY_URL", "http://localhost:8081");

    private static ProcessorConfig read(Map<String, String> more) {
        var variables = new HashMap<>(KAFKA);
        variables.putAll(more);
        var settings = new Settings(variables);
        var config = ProcessorConfig.from(settings);
        KafkaSettings.from(settings);
        settings.finish(ProcessorConfig.ALL);
        return config;
    }

    @Test
    void standardsAreThoseOfTheContract() {
        assertThat(read(Map.of()))
                .isEqualTo(new ProcessorConfig(
                        Lane.LIVE,
                        Duration.ofMinutes(15),
                        Duration.ofDays(2),
                        Duration.ofDays(2),
                        1_500_000,
                        Path.of("./data/state"),
                        "0",
                        1,
                        0,
                        Duration.ofSeconds(1),
                        new ProcessorConfig.QueryAddress("127.0.0.1", "127.0.0.1", 0)));
    }

    @Test
    void countsAreKeptTwoDaysAtLeast() {
        assertThatThrownBy(() -> read(Map.of("SLUICE_STREAMS_KEEP_COUNTS", "PT47H", "SLUICE_GRACE", "5m")))
                .hasMessageContaining("SLUICE_STREAMS_KEEP_COUNTS is 'PT47H'")
                .hasMessageContaining("SLUICE_GRACE is '5m'");
    }

    @Test
    void streamsIsSetUpToCountExactlyOnce() {
        var properties = StreamsProperties.of(
                read(Map.of("SLUICE_LANE", "github-history")),
                new KafkaSettings("localhost:9092", "http://localhost:8081", 3),
                "localhost:7");

        assertThat(properties)
                .containsEntry("application.id", "github-history-streams-v1")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 1000L)
                .containsEntry("application.server", "localhost:7")
                .containsEntry("replication.factor", 3)
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("windowstore.changelog.additional.retention.ms", "3155760000000")
                .containsEntry("main.consumer.group.instance.id", "github-history-streams-v1-0")
                .containsEntry("main.consumer.session.timeout.ms", "6000")
                .containsEntry("producer.compression.type", "zstd");
    }

    private static Properties properties(Map<String, String> more) {
        return StreamsProperties.of(
                read(more), new KafkaSettings("localhost:9092", "http://localhost:8081", 1), "localhost:7");
    }

    @Test
    void memberIsStaticAndItsPlaceIsFreeSoonAfterACrash() {
        assertThat(properties(Map.of("SLUICE_STREAMS_INSTANCE", "b")))
                .containsEntry("main.consumer.group.protocol", "classic")
                .containsEntry("main.consumer.group.instance.id", "github-streams-v1-b")
                .containsEntry("main.consumer.heartbeat.interval.ms", "1500");
    }

    @Test
    void nothingIsSkippedAndTheLargestLineIsRead() {
        assertThat(properties(Map.of()))
                .containsEntry("main.consumer.auto.offset.reset", "earliest")
                .containsEntry("main.consumer.max.partition.fetch.bytes", "10485760")
                .containsEntry("producer.max.request.size", "9437184");
    }

    @Test
    void batchesOfTheProducerFillUntilTheCommitAndAreCheapToPack() {
        assertThat(properties(Map.of()))
                .containsEntry("producer.compression.zstd.level", "1")
                .containsEntry("producer.batch.size", "65536")
                .containsEntry("producer.linger.ms", "200")
                .containsEntry("producer.acks", "all");
    }

    @Test
    void everySettingOfOursReachesStreams() {
        assertThat(properties(Map.of(
                        "SLUICE_STREAMS_THREADS", "3",
                        "SLUICE_STREAMS_STANDBYS", "1",
                        "SLUICE_STREAMS_COMMIT_EVERY", "PT0.2S",
                        "SLUICE_STATE_DIR", "/state")))
                .containsEntry("num.stream.threads", 3)
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("commit.interval.ms", 200L)
                .containsEntry("statestore.cache.max.bytes", 0L)
                .containsEntry("state.dir", "/state/streams")
                .containsEntry("rocksdb.config.setter", SmallRocks.class);
    }

    @Test
    void streamsAcceptsAllOfIt() {
        var config = new StreamsConfig(properties(Map.of()));

        assertThat(config.getMainConsumerConfigs("g", "c", 1))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.instance.id", "github-streams-v1-0-1");
        assertThat(config.getProducerConfigs("c")).containsEntry("enable.idempotence", true);
    }

    @Test
    void graceMayNotBeLongerThanADay() {
        assertThat(read(Map.of("SLUICE_GRACE", "PT0S")).grace()).isZero();
        assertThatThrownBy(() -> read(Map.of("SLUICE_GRACE", "P2D"))).hasMessageContaining("from PT0S to PT24H");
    }

    @Test
    void portOfQueriesIsReadWithItsHost() {
        var query = read(Map.of(
                        "SLUICE_STREAMS_QUERY_BIND", "0.0.0.0",
                        "SLUICE_STREAMS_QUERY_HOST", "streams-1",
                        "SLUICE_STREAMS_QUERY_PORT", "8092"))
                .query();

        assertThat(query).isEqualTo(new ProcessorConfig.QueryAddress("0.0.0.0", "streams-1", 8092));
    }
}
