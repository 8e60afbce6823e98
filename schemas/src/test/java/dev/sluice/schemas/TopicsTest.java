package dev.sluice.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TopicsTest {
    @Test
    void namesAreLaneLayerDatasetVersionWithoutUnderscores() {
        assertThat(Topics.all(Lane.HISTORY))
                .hasSize(27)
                .allSatisfy(
                        topic -> assertThat(topic.name()).matches("[a-z-]+\\.(bronze|silver|gold|ops)\\.[a-z-]+\\.v1"));
        assertThat(Topics.bronze(Lane.LIVE).name()).isEqualTo("github.bronze.events.v1");
        assertThat(Topics.silver(Lane.HISTORY, EventType.PULL_REQUEST).name())
                .isEqualTo("github-history.silver.pull-request.v1");
    }

    @Test
    void nothingIsDeletedByAge() {
        assertThat(Topics.all(Lane.LIVE))
                .allSatisfy(topic -> assertThat(topic.create(1).configs()).containsEntry("retention.ms", "-1"));
    }

    @Test
    void bronzeAndSilverHaveTheSamePartitionsSoThatKeysMeet() {
        assertThat(Topics.silver(Lane.LIVE))
                .hasSize(17)
                .allSatisfy(topic -> assertThat(topic.partitions())
                        .isEqualTo(Topics.bronze(Lane.LIVE).partitions()));
    }

    @Test
    void positionsAreCompactedSoThatEachSourceKeepsItsLast() {
        assertThat(Topics.POSITIONS.create(3).configs()).containsEntry("cleanup.policy", "compact");
        assertThat(Topics.POSITIONS.create(3).replicationFactor()).isEqualTo((short) 3);
        assertThat(Topics.bronze(Lane.LIVE).create(1).configs()).containsEntry("cleanup.policy", "delete");
        assertThat(Topics.gold(Lane.LIVE))
                .allSatisfy(topic -> assertThat(topic.create(1).configs()).containsEntry("cleanup.policy", "compact"));
    }

    @Test
    void goldIsCompactedSoThatEachKeyKeepsItsNewestState() {
        assertThat(Topics.pullRequestTwins(Lane.HISTORY).name()).isEqualTo("github-history.gold.pull-request.v1");
        assertThat(Topics.gold(Lane.LIVE))
                .allSatisfy(topic -> assertThat(topic.create(1).configs()).containsEntry("cleanup.policy", "compact"));
    }

    @Test
    void everySourceHasOneOfEightSlots() {
        assertThat(IntStream.range(0, 1000).map(i -> Topics.slot("file:/" + i)).distinct())
                .hasSize(8)
                .allSatisfy(slot -> assertThat(slot).isBetween(0, 7));
    }

    @Test
    void aLineOfEightMebibytesFitsEveryTopic() {
        assertThat(Topics.all(Lane.LIVE))
                .allSatisfy(topic -> assertThat(topic.create(1).configs().get("max.message.bytes"))
                        .isEqualTo(Integer.toString(9 * 1024 * 1024)));
    }

    @Test
    void whatIsDeletedIsBoundedByBytesPerPartition() {
        assertThat(Topics.bronze(Lane.LIVE).create(1).configs())
                .containsEntry("retention.bytes", Long.toString(2L * 1024 * 1024 * 1024));
        assertThat(Topics.ACCOUNTS.create(1).configs()).doesNotContainKey("retention.bytes");
    }

    @Test
    void subjectsAreNamedByTheirTopic() {
        assertThat(Topics.POSITIONS.subject()).isEqualTo("github.ops.ingest-positions.v1-value");
    }

    @Test
    void anAccountIsOfASourceOnAPartition() {
        assertThat(Topics.accountKey("file:/a|b", 3)).isEqualTo("file:/a|b|3");
    }

    @Test
    void lanesShareNothingButTheTopicsOfOperation() {
        var shared = new ArrayList<>(Topics.all(Lane.LIVE));
        shared.retainAll(Topics.all(Lane.HISTORY));

        assertThat(shared).isEqualTo(Topics.ops());
    }
}
