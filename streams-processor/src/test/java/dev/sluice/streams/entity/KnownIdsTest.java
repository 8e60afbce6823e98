package dev.sluice.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class KnownIdsTest {
    private final KnownIds known = new KnownIds();

    @Test
    void nothingIsKnownAtFirstNotEvenTheIdZero() {
        assertThat(known.knows(0, 0, 0)).isFalse();
        assertThat(known.knows(7, 1, 0)).isFalse();
    }

    @Test
    void theSameWithinTheTimeIsKnown() {
        known.note(7, 1, 100, 200);

        assertThat(known.knows(7, 1, 100)).isTrue();
        assertThat(known.knows(7, 1, 199)).isTrue();
    }

    @Test
    void otherLabelsAndOtherTimesAreNews() {
        known.note(7, 1, 100, 200);

        assertThat(known.knows(7, 2, 150)).isFalse();
        assertThat(known.knows(8, 1, 150)).isFalse();
        assertThat(known.knows(7, 1, 99)).isFalse();
        assertThat(known.knows(7, 1, 200)).isFalse();
    }

    @Test
    void eightThousandIdsHardlyTakeEachOthersPlace() {
        for (int round = 0; round < 3; round++) {
            LongStream.range(0, 8_000).forEach(id -> known.note(id * 7919, 1, 0, 10));
        }

        assertThat(LongStream.range(0, 8_000).filter(id -> known.knows(id * 7919, 1, 5)))
                .hasSizeGreaterThan(7_600);
    }

    @Test
    void millionIdsTakeNoMoreThanTheirSlotsAndTheLastOnesAreKnown() {
        LongStream.range(0, 1_000_000).forEach(id -> known.note(id, 1, 0, 10));

        long kept = LongStream.range(0, 1_000_000)
                .filter(id -> known.knows(id, 1, 5))
                .count();
        assertThat(kept).isBetween(30_000L, 32_768L);
        assertThat(known.knows(999_999, 1, 5)).isTrue();
    }
}
