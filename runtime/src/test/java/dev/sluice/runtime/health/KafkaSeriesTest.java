package dev.sluice.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import org.junit.jupiter.api.Test;

final class KafkaSeriesTest {
    private final Metrics metrics = new Metrics();

    @Test
    void lagIsShownByPartition() {
        gauge("kafka.consumer.fetch.manager.records.lag", "github.silver.push.v1");

        assertThat(metrics.scrape())
                .contains("kafka_consumer_fetch_manager_records_lag{topic=\"github.silver.push.v1\"} 7.0");
    }

    @Test
    void aTopicIsNotShownTwice() {
        gauge("kafka.consumer.fetch.manager.records.lag", "github_silver_push_v1");

        assertThat(metrics.scrape()).doesNotContain("github_silver");
    }

    @Test
    void whatNobodyActsOnIsLeftOut() {
        gauge("kafka.stream.state.put.latency.avg", "github.silver.push.v1");

        assertThat(metrics.scrape()).doesNotContain("kafka_stream_state");
    }

    private void gauge(String name, String topic) {
        Gauge.builder(name, () -> 7).tag("topic", topic).register(metrics.registry());
    }
}
