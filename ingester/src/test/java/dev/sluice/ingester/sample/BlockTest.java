package dev.sluice.ingester.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A hundred events in a row, and the slots that they fill. */
class BlockTest {
    private static final long SEED = 5;

    @Test
    void aBlockFillsEachSlotOnce() {
        for (long block = 0; block < 50; block++) {
            long first = block * Block.SIZE;
            assertThat(IntStream.range(0, Block.SIZE).map(i -> Block.slotOf(SEED, first + i)))
                    .as("block %d", block)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, Block.SIZE).boxed().toList());
        }
    }

    @Test
    void slotAndEventLeadToEachOther() {
        LongStream.range(0, 10_000).forEach(event -> {
            int slot = Block.slotOf(SEED, event);
            assertThat(Block.eventOf(SEED, Block.of(event), slot)).isEqualTo(event);
        });
    }

    @Test
    void aSlotIsAtAnotherPlaceInAnotherBlock() {
        long places = LongStream.range(0, 100)
                .map(block -> Block.eventOf(SEED, block, Block.BAD_SLOT) % Block.SIZE)
                .distinct()
                .count();

        assertThat(places).isGreaterThan(30);
    }

    @Test
    void timeStartsAtTheEpochAndGoesOnByThreeHundredEventsASecond() {
        assertThat(Block.secondOf(0)).isEqualTo(Block.EPOCH.getEpochSecond());
        assertThat(Block.secondOf(299)).isEqualTo(Block.secondOf(0));
        assertThat(Block.secondOf(300)).isEqualTo(Block.secondOf(0) + 1);
    }
}
