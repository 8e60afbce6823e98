package dev.sluice.query.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.answer.Origin;
import dev.sluice.query.answer.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeamTest {
    private static final TimeRange DAY = range("2016-01-01T00:00:00Z", "2016-01-02T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2016-01-01T02:20:00Z, 2016-01-01T02:00:00Z",
        "2016-01-01T02:00:00Z, 2016-01-01T02:00:00Z",
        "2016-01-01T01:59:59.999Z, 2016-01-01T01:00:00Z",
    })
    void seamIsTheStartOfTheHourThatHoldsTheWatermark(Instant watermark, Instant seam) {
        assertThat(Seam.of(Optional.of(watermark)).at()).contains(seam);
    }

    @Test
    void bothSidesMeetAtTheSeamAndNothingIsAskedTwice() {
        var seam = seam("2016-01-01T02:20:00Z");

        assertThat(seam.gold(DAY)).contains(range("2016-01-01T00:00:00Z", "2016-01-01T02:00:00Z"));
        assertThat(seam.stores(DAY)).contains(range("2016-01-01T02:00:00Z", "2016-01-02T00:00:00Z"));
        assertThat(seam.origin(DAY)).isEqualTo(Origin.STITCHED);
    }

    @Test
    void rangeBeforeTheSeamIsGoldAlone() {
        var seam = seam("2016-01-05T00:00:00Z");

        assertThat(seam.gold(DAY)).contains(DAY);
        assertThat(seam.stores(DAY)).isEmpty();
        assertThat(seam.origin(DAY)).isEqualTo(Origin.GOLD);
    }

    @Test
    void rangeThatEndsAtTheSeamDoesNotAskTheStores() {
        assertThat(seam("2016-01-02T00:30:00Z").stores(DAY)).isEmpty();
    }

    @Test
    void rangeThatBeginsAtTheSeamDoesNotAskGold() {
        var seam = seam("2016-01-01T00:59:59Z");

        assertThat(seam.gold(DAY)).isEmpty();
        assertThat(seam.origin(DAY)).isEqualTo(Origin.STREAM);
    }

    @Test
    void withoutWatermarkTheStoresAnswerAlone() {
        var seam = Seam.of(Optional.empty());

        assertThat(seam.gold(DAY)).isEmpty();
        assertThat(seam.stores(DAY)).contains(DAY);
        assertThat(seam.origin(DAY)).isEqualTo(Origin.STREAM);
    }

    private static Seam seam(String watermark) {
        return Seam.of(Optional.of(Instant.parse(watermark)));
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
