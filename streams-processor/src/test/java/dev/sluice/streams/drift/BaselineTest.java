package dev.sluice.streams.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.streams.watch.How;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineTest {
    @ParameterizedTest
    @CsvSource({
        // how, baseline events, present, of 50 seen: what is told
        "KEY,     50,   50,  50, nothing",
        "KEY,     50,   50,   0, vanished",
        "KEY,     50,   50,  25, vanished",
        "KEY,     50,   50,  26, nothing",
        "KEY,   1000, 1000,   0, vanished",
        "KEY,     50,    0,   0, nothing",
        "KEY,     50,    0,  24, nothing",
        "KEY,     50,    0,  25, appeared",
        "KEY,   1000,    0,  50, appeared",
        "KEY,   1000,  500,   0, nothing",
        "KEY,   1000,  500,  50, nothing",
        "SHAPE, 1000, 1000,   1, vanished",
        "SHAPE, 1000,    0,  49, appeared",
        "FILL,  1000, 1000,   0, nothing",
        "FILL,  1000,  300,   0, nothing",
        "FILL,  1000,    0,  50, nothing"
    })
    void oneWindowTellsOnlyOfStructureThatIsThereAlwaysOrNever(
            How how, int events, int present, int seen, String told) {
        assertThat(told(new Baseline(events, present, 0).judge(how, seen))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        // how, present of a thousand, of 50 seen in each window, windows until it is told; 0 for never
        "FILL,  300,  0, 20, vanished",
        "FILL,   20,  0, 20, vanished",
        "FILL,   19,  0,  0, nothing",
        "FILL,    0,  1, 20, appeared",
        "FILL,    0,  0,  0, nothing",
        "FILL, 1000, 25,  0, nothing",
        "KEY,   500,  0, 20, vanished",
        "KEY,   500,  1,  0, nothing",
        "KEY,  1000, 40, 20, vanished",
        "KEY,  1000, 45,  0, nothing",
        "KEY,     0, 10, 20, appeared",
        "KEY,     0,  5,  0, nothing"
    })
    void aThousandEventsInARowTellWhatOneWindowDoesNot(How how, int present, int seen, int windows, String told) {
        var baseline = new Baseline(1_000, present, 0);
        for (int window = 1; window <= 2 * Baseline.PATIENCE; window++) {
            var judgement = baseline.judge(how, seen);
            baseline = judgement.next();
            if (judgement.drifted()) {
                assertThat(window).isEqualTo(windows);
                assertThat(told(judgement)).isEqualTo(told);
                return;
            }
        }
        assertThat(told).isEqualTo("nothing");
    }

    private static String told(Baseline.Judgement judgement) {
        if (!judgement.drifted()) {
            return "nothing";
        }
        return judgement.vanished() ? "vanished" : "appeared";
    }

    @Test
    void theFirstWindowIsLearntWhateverItHolds() {
        assertThat(IntStream.rangeClosed(0, Baseline.WINDOW)
                        .mapToObj(seen -> Baseline.NONE.judge(How.KEY, seen))
                        .filter(Baseline.Judgement::drifted))
                .isEmpty();
        assertThat(Baseline.NONE.judge(How.KEY, 7).next()).isEqualTo(new Baseline(50, 7, 0));
    }

    @Test
    void whatWasToldIsTheBaselineFromThenOn() {
        var told = new Baseline(1_000, 1_000, 0).judge(How.KEY, 0);

        assertThat(told.next()).isEqualTo(new Baseline(50, 0, 0));
        assertThat(told.next().judge(How.KEY, 0).drifted()).isFalse();
        assertThat(told(told.next().judge(How.KEY, 50))).isEqualTo("appeared");
    }

    @Test
    void aWindowInTheMiddleOfAChangeIsNotLearnt() {
        var mixed = new Baseline(50, 50, 0).judge(How.KEY, 29);

        assertThat(mixed.next()).isEqualTo(new Baseline(50, 50, 1));
        assertThat(told(mixed.next().judge(How.KEY, 0))).isEqualTo("vanished");
    }

    @Test
    void aBaselineOfAThousandEventsStandsSoThatASlowChangeIsToldToo() {
        var baseline = new Baseline(1_000, 1_000, 0);
        for (int seen = 50; seen > 25; seen--) {
            var judgement = baseline.judge(How.KEY, seen);
            assertThat(judgement.drifted()).isFalse();
            assertThat(judgement.next().share()).isEqualTo(1);
            baseline = judgement.next();
        }
        assertThat(told(baseline.judge(How.KEY, 25))).isEqualTo("vanished");
    }
}
