package dev.sluice.runtime.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/**
 * Which measurements of Kafka's clients and of Kafka Streams are shown: those that somebody acts on. There are thousands of them, per
 * topic, thread, task and store; these come to some hundreds at most, for the catalogue of topics bounds them.
 */
final class KafkaSeries implements MeterFilter {
    static final Set<String> SHOWN = Set.of(
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.buffer.available.bytes",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.task.restore.remaining.records.total");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        if (!id.getName().startsWith("kafka.")) {
            return MeterFilterReply.NEUTRAL;
        }
        return SHOWN.contains(id.getName()) && !isOldName(id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    /** Clients tell a topic twice until Kafka 5 (KIP-1109): as it is called, and with underscores, which none of ours has. */
    private static boolean isOldName(Meter.Id id) {
        var topic = id.getTag("topic");
        return topic != null && topic.contains("_");
    }
}
