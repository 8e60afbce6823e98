package dev.sluice.streams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which partitions are read to their end. */
final class DrainSamplerTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile Set<Integer> unread = Set.of();
    private volatile boolean kafkaIsThere = true;

    private final DrainSampler sampler = new DrainSampler(this::unread, closed::incrementAndGet, "bronze");

    @AfterEach
    void close() {
        sampler.close();
    }

    private Set<TopicPartition> unread(Set<TopicPartition> asked) {
        looks.incrementAndGet();
        if (!kafkaIsThere) {
            throw new IllegalStateException("no answer from Kafka");
        }
        var left = new HashSet<>(asked);
        left.removeIf(partition -> !unread.contains(partition.partition()));
        return left;
    }

    @Test
    void nothingCountsAsReadBeforeTheFirstLook() {
        assertThat(sampler.drained()).isEmpty();
        assertThat(looks).hasValue(0);
    }

    @Test
    void allFourPartitionsAreLookedAt() {
        sampler.sample();
        assertThat(sampler.drained()).containsExactlyInAnyOrder(0, 1, 2, 3);

        unread = Set.of(1, 3);
        sampler.sample();
        assertThat(sampler.drained()).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void nothingCountsAsReadWhileKafkaCannotTell() {
        sampler.sample();
        kafkaIsThere = false;
        sampler.sample();

        assertThat(sampler.drained()).isEmpty();
    }

    @Test
    void looksAgainByItselfAlsoAfterAFailure() {
        kafkaIsThere = false;
        sampler.start();
        await().untilAsserted(() -> assertThat(looks.get()).isPositive());
        kafkaIsThere = true;

        await().untilAsserted(() -> assertThat(sampler.drained()).hasSize(4));
    }

    @Test
    void closesWhatItAsks() {
        sampler.close();

        assertThat(closed).hasValue(1);
    }
}
