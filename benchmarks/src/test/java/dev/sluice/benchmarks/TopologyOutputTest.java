package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.schemas.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What keeps a speed from being told. */
final class TopologyOutputTest {
    private static final Checksum TWO = Checksum.NOTHING.plus(new byte[] {1}).plus(new byte[] {2});
    private static final EventCounts COUNTS =
            new EventCounts(Map.of("minute 2016-01-01T01:00:00Z PushEvent HUMAN", 2L));

    private final TopologyOutput ours = output(TWO, COUNTS);

    @Test
    void sameRecordsInAnotherOrderAreEqual() {
        var turned = Checksum.NOTHING.plus(new byte[] {2}).plus(new byte[] {1});

        assertThatCode(() -> ours.requireEqual(output(turned, COUNTS), "other")).doesNotThrowAnyException();
    }

    @Test
    void anotherSilverRecordIsRefused() {
        var other = output(Checksum.NOTHING.plus(new byte[] {1}).plus(new byte[] {3}), COUNTS);

        assertThatThrownBy(() -> ours.requireEqual(other, "other")).hasMessageStartingWith("silver differs");
    }

    @Test
    void anotherCountIsRefusedWithItsName() {
        var other = output(TWO, new EventCounts(Map.of()));

        assertThatThrownBy(() -> ours.requireEqual(other, "other"))
                .hasMessageEndingWith("minute 2016-01-01T01:00:00Z PushEvent HUMAN: 2 and null");
    }

    @Test
    void programThatCountsNothingIsComparedBySilverAlone() {
        assertThatCode(() -> ours.requireEqual(output(TWO, null), "plain")).doesNotThrowAnyException();
    }

    private static TopologyOutput output(Checksum pushes, EventCounts counts) {
        return new TopologyOutput(Map.of(EventType.PUSH, pushes), counts);
    }
}
