package dev.sluice.sink.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.LakeView;
import dev.sluice.lake.SourcePartition;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topics;
import dev.sluice.sink.TestEvents;
import dev.sluice.sink.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a claim about silver holds for the lake. */
class WatermarkClaimTest {

    private static final SourcePartition PUSH = partition(0);
    private static final SourcePartition EMPTY = partition(1);

    @TempDir
    private Path data;

    @Test
    void theLakeMustReachEveryEnd() throws IOException, SQLException {
        try (TestLake lake = new TestLake(data)) {
            LakeView view = lake.commit(EventType.PUSH, TestEvents.push("1", "2016-01-01T01:00:00Z"));

            assertThat(claim(Map.of(PUSH, 1L, EMPTY, 0L)).isReachedBy(view)).isTrue();
            assertThat(claim(Map.of(PUSH, 2L, EMPTY, 0L)).isReachedBy(view)).isFalse();
            assertThat(claim(Map.of(PUSH, 1L, EMPTY, 1L)).isReachedBy(view)).isFalse();
        }
    }

    private static WatermarkClaim claim(Map<SourcePartition, Long> ends) {
        return new WatermarkClaim(Instant.parse("2016-01-01T01:00:00Z"), ends);
    }

    private static SourcePartition partition(int partition) {
        return new SourcePartition(Topics.silver(Lane.LIVE, EventType.PUSH).name(), partition);
    }
}
