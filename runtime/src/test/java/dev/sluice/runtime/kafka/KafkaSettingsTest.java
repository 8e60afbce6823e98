package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaSettingsTest {
    private final KafkaSettings kafka = KafkaSettings.from(new Settings(Map.of(
            "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2", "SLUICE_SCHEMA_REGISTRY_URL", "http://r:1/apis/ccompat/v7")));

    @Test
    void everyClientBeginsWithTheBrokers() {
        assertThat(kafka.client()).containsEntry("bootstrap.servers", "a:1,b:2");
        assertThat(kafka.replication()).isEqualTo(1);
    }

    @Test
    void consumersSeeCommittedRecordsAndCommitNothingByThemselves() {
        assertThat(kafka.consumer())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false");
    }

    @Test
    void producersTakeLinesOfEightMebibytes() {
        assertThat(kafka.producer()).containsEntry("acks", "all").containsEntry("max.request.size", "9437184");
    }

    private static final Map<String, String> REQUIRED =
            Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "a:1", "SLUICE_SCHEMA_REGISTRY_URL", "http://r:1/apis/ccompat/v7");

    private static KafkaSettings read(String name, String value) {
        var variables = new HashMap<>(REQUIRED);
        variables.put(name, value);
        var settings = new Settings(variables);
        var kafka = KafkaSettings.from(settings);
        settings.finish(KafkaSettings.ALL);
        return kafka;
    }

    @Test
    void ourAvroClassesAreTheStandard() {
        assertThat(kafka).isEqualTo(new KafkaSettings("a:1,b:2", "http://r:1/apis/ccompat/v7", 1));
        assertThat(kafka.avroSerializer()).isNull();
        assertThat(kafka.avroDeserializer()).isNull();
    }

    @Test
    void otherAvroClassesAreNamedInPairs() {
        var variables = new HashMap<>(REQUIRED);
        variables.putAll(Map.of("SLUICE_AVRO_SERIALIZER", "a.Writer", "SLUICE_AVRO_DESERIALIZER", "a.Reader"));
        var pair = KafkaSettings.from(new Settings(variables));

        assertThat(pair.avroSerializer()).isEqualTo("a.Writer");
        assertThat(pair.avroDeserializer()).isEqualTo("a.Reader");
        assertThatThrownBy(() -> read("SLUICE_AVRO_DESERIALIZER", "a.Reader"))
                .hasMessageContaining(
                        "SLUICE_AVRO_SERIALIZER is null and SLUICE_AVRO_DESERIALIZER is a.Reader; expected both");
    }

    @Test
    void replicationIsBounded() {
        assertThat(read("SLUICE_TOPIC_REPLICATION", "3").replication()).isEqualTo(3);
        assertThatThrownBy(() -> read("SLUICE_TOPIC_REPLICATION", "0"))
                .hasMessageContaining("SLUICE_TOPIC_REPLICATION is '0'; expected a whole number from 1 to 7");
    }

    @Test
    void clientsDoNotShareTheirProperties() {
        kafka.client().put("client.id", "one");

        assertThat(kafka.client()).doesNotContainKey("client.id");
    }

    @Test
    void producersFillLargeZstdBatches() {
        assertThat(kafka.producer())
                .containsEntry("compression.type", "zstd")
                .containsEntry("compression.zstd.level", "1")
                .containsEntry("batch.size", "262144")
                .containsEntry("linger.ms", "20");
    }
}
