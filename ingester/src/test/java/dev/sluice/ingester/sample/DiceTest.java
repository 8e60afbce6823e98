package dev.sluice.ingester.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private static final int THROWS = 20_000;

    @Test
    void theSameThingHasTheSameDice() {
        assertThat(Dice.of(1, "event", 7).next())
                .isEqualTo(Dice.of(1, "event", 7).next());
        assertThat(Dice.of(1, "event", 7).next())
                .isNotEqualTo(Dice.of(2, "event", 7).next())
                .isNotEqualTo(Dice.of(1, "copy", 7).next())
                .isNotEqualTo(Dice.of(1, "event", 8).next());
    }

    @Test
    void everyNumberBelowTheBoundComesAboutAsOften() {
        Dice dice = Dice.of(1, "test", 0);
        int[] counts = new int[10];
        IntStream.range(0, THROWS).forEach(i -> counts[dice.below(10)]++);

        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(THROWS / 12, THROWS / 8));
    }

    @Test
    void fractionsFillTheUnit() {
        Dice dice = Dice.of(1, "test", 0);

        assertThat(IntStream.range(0, THROWS)
                        .mapToDouble(i -> dice.fraction())
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5, within(0.02));
    }

    @Test
    void smallRanksComeFarMoreOften() {
        Dice dice = Dice.of(1, "test", 0);
        int[] ranks = IntStream.range(0, THROWS).map(i -> dice.rank(1000, 0.8)).toArray();

        assertThat(IntStream.of(ranks).boxed())
                .allSatisfy(rank -> assertThat(rank).isBetween(0, 999));
        assertThat(IntStream.of(ranks).filter(rank -> rank < 10).count())
                .isGreaterThan(
                        10 * IntStream.of(ranks).filter(rank -> rank >= 990).count());
    }

    @Test
    void aCommitsNameIsFortyHexDigits() {
        assertThat(Dice.of(1, "test", 0).sha()).matches("[0-9a-f]{40}");
    }
}
