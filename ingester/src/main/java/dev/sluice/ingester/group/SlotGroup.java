package dev.sluice.ingester.group;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Membership in the group of all ingesters of a cluster. The group assigns the partitions of the positions topic, which are the
 * slots; nothing is read through it. A member that dies loses its slots when its session ends, after 6 s; one that comes back
 * under the same name before that has them at once.
 */
public final class SlotGroup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlotGroup.class);
    private static final String GROUP = "sluice-ingester-v1";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GIVE_BACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SlotShare share;
    private final Thread thread = new Thread(this::run, "ingester-slots");
    private volatile boolean stopped;
    private volatile String failure;

    private SlotGroup(KafkaConsumer<byte[], byte[]> consumer, SlotShare share) {
        this.consumer = consumer;
        this.share = share;
    }

    /**
     * Joins; slots come when the group has agreed.
     *
     * @param instance name among ingesters, the same after a restart
     */
    public static SlotGroup join(KafkaSettings kafka, String instance, SlotShare share) {
        var bytes = new ByteArrayDeserializer();
        var group = new SlotGroup(new KafkaConsumer<>(properties(kafka, instance), bytes, bytes), share);
        group.thread.start();
        return group;
    }

    private static Map<String, Object> properties(KafkaSettings kafka, String instance) {
        Map<String, Object> properties = kafka.consumer();
        properties.put("group.id", GROUP);
        properties.put("group.protocol", "classic");
        properties.put("group.instance.id", GROUP + "-" + instance);
        properties.put("client.id", GROUP + "-" + instance);
        properties.put("session.timeout.ms", "6000");
        properties.put("heartbeat.interval.ms", "1500");
        properties.put("auto.offset.reset", "latest");
        properties.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        return properties;
    }

    /** Why it is no member any more; empty as long as it is. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.POSITIONS.name()), new Listener());
            while (!stopped) {
                consumer.poll(POLL);
            }
            consumer.close(CloseOptions.timeout(LEAVE_WITHIN)
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        } catch (WakeupException closing) {
            LOG.debug("left the group of ingesters");
        } catch (FencedInstanceIdException e) {
            fail("another ingester has the same name; give each its own SLUICE_INGESTER_INSTANCE", e);
        } catch (KafkaException e) {
            fail("membership in the group of ingesters ended: " + e.getMessage(), e);
        } finally {
            share.lose(share.owned());
        }
    }

    private void fail(String why, KafkaException e) {
        LOG.error("{}", why, e);
        failure = why;
    }

    /** Gives the slots back; whoever writes must have stopped before. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(LEAVE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Integer> slots(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }

    /** Called by the consumer, on its thread. */
    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(consumer.assignment());
            share.take(slots(partitions));
            LOG.info("slots {} are ours", share.owned());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                share.giveBack(slots(partitions), GIVE_BACK_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("slots {} were taken away: we did not answer for too long", slots(partitions));
            share.lose(slots(partitions));
        }
    }
}
