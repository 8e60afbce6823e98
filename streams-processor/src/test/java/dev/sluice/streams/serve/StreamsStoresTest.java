package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Streams says while it does not run; what it says when it runs is for the test of the whole. */
final class StreamsStoresTest {
    @TempDir
    private Path stateDir;

    private KafkaStreams streams;
    private StreamsStores stores;

    @BeforeEach
    void open() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "not-started");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, "127.0.0.1:2");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        streams = new KafkaStreams(topology(), properties);
        stores = new StreamsStores(streams);
    }

    private static Topology topology() {
        var builder = new StreamsBuilder();
        builder.table(
                "a-topic",
                Consumed.with(Serdes.Long(), Serdes.Long()),
                Materialized.as(Stores.inMemoryKeyValueStore("a-store")));
        return builder.build();
    }

    @AfterEach
    void close() {
        streams.close(Duration.ZERO);
    }

    @Test
    void storeIsNotAskedBeforeTheStart() {
        assertThatThrownBy(() -> stores.<Long, Long>scan("a-store", 0L, 9L, (partition, key, value) -> {}))
                .isInstanceOf(NotRunning.class)
                .hasMessage("the store a-store cannot be asked while Streams is CREATED");
    }

    @Test
    void peersAreNotKnownBeforeTheStart() {
        assertThatThrownBy(stores::peers)
                .isInstanceOf(NotRunning.class)
                .hasMessage("the peers are not known while Streams is CREATED");
    }

    @Test
    void stateIsThatOfStreams() {
        assertThat(stores.state()).isEqualTo("CREATED");
    }
}
