package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.settings.Settings;
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
}
