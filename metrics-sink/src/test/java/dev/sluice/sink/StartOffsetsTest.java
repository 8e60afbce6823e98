package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lake.LakeView;
import dev.sluice.schemas.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reading goes on, and when it must not. */
class StartOffsetsTest {

    private static final TopicPartition KNOWN = SessionBench.partition(EventType.PUSH, 0);
    private static final TopicPartition UNKNOWN = SessionBench.partition(EventType.PUSH, 1);

    @TempDir
    private Path data;

    private LakeView lake;

    @BeforeEach
    void aLakeThatEndsAtTwo() throws IOException, SQLException {
        try (TestLake filled = new TestLake(data)) {
            lake = filled.commit(
                    EventType.PUSH,
                    TestEvents.push("1", "2016-01-01T01:00:00Z"),
                    TestEvents.push("2", "2016-01-01T01:00:00Z"));
        }
    }

    @Test
    void aKnownPartitionGoesOnAtTheLakesEnd() {
        assertThat(start(KNOWN, 0, 5)).isEqualTo(2);
        assertThat(start(KNOWN, 2, 2)).isEqualTo(2);
    }

    @Test
    void aPartitionThatTheLakeHasNothingOfBeginsAtZero() {
        assertThat(start(UNKNOWN, 0, 5)).isZero();
    }

    @Test
    void deletedOffsetsAreDataLoss() {
        assertThatThrownBy(() -> start(KNOWN, 3, 5))
                .isInstanceOf(SinkRefusal.class)
                .hasMessageStartingWith("data loss: the lake ends at offset 2 of " + KNOWN
                        + ", but Kafka begins at 3; 1 offsets were deleted before they were stored.");
        assertThatThrownBy(() -> start(UNKNOWN, 1, 5)).hasMessageStartingWith("data loss");
    }

    @Test
    void aTopicThatWasMadeAgainIsRefused() {
        assertThatThrownBy(() -> start(KNOWN, 0, 1))
                .isInstanceOf(SinkRefusal.class)
                .hasMessageContaining("the lake ends at offset 2 of " + KNOWN + ", but Kafka ends at 1: ");
    }

    private long start(TopicPartition partition, long beginning, long end) {
        return StartOffsets.of(List.of(partition), lake, Map.of(partition, beginning), Map.of(partition, end))
                .get(partition);
    }
}
