package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.schemas.queries.QueryJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an answer says of itself: shares, words, status codes. */
final class MetaTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"4, 4, true, true", "3, 4, false, true", "0, 4, false, false"})
    void coverageTellsWhetherItIsWholeAndWhetherThereIsAny(int answered, int total, boolean complete, boolean any) {
        var coverage = new Coverage(answered, total);

        assertThat(coverage.complete()).isEqualTo(complete);
        assertThat(coverage.any()).isEqualTo(any);
    }

    @Test
    void twoAnswersShownTogetherCoverTheLesserShare() {
        var whole = new Coverage(4, 4);
        var half = new Coverage(2, 4);

        assertThat(whole.least(half)).isEqualTo(half);
        assertThat(half.least(whole)).isEqualTo(half);
    }

    @Test
    void answerWithoutStoresIsWhole() {
        assertThat(meta(Status.FRESH, null).httpStatus()).isEqualTo(200);
        assertThat(meta(Status.LATE, new Coverage(1, 4)).httpStatus()).isEqualTo(206);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void nothingIsKnownAsLongAsNothingAnswersOrNothingWasRead(Status status) {
        boolean unknown = status == Status.WARMING_UP || status == Status.SOURCE_DOWN;

        assertThat(meta(status, null).known()).isEqualTo(!unknown);
    }

    @Test
    void wordsAreSmallAndTimesAreRfc3339AndUnknownIsNull() throws JsonProcessingException {
        var json = QueryJson.mapper().writeValueAsString(meta(Status.WARMING_UP, new Coverage(2, 4)));

        assertThat(json)
                .isEqualTo("{\"as_of\":\"2026-11-21T12:00:00Z\",\"watermark\":null,\"freshness_seconds\":null,"
                        + "\"source_delay_seconds\":null,\"status\":\"warming_up\",\"mode\":\"replay\","
                        + "\"coverage\":{\"partitions_answered\":2,\"partitions_total\":4},\"source\":\"stitched\"}");
    }

    @Test
    void nowIsTheClockForLiveEventsAndTheWatermarkForRecordedOnes() {
        var watermark = Optional.of(Instant.parse("2016-01-01T01:00:00Z"));

        assertThat(Mode.LIVE.now(NOW, watermark)).contains(NOW);
        assertThat(Mode.LIVE.now(NOW, Optional.empty())).contains(NOW);
        assertThat(Mode.REPLAY.now(NOW, watermark)).isEqualTo(watermark);
        assertThat(Mode.SAMPLE.now(NOW, Optional.empty())).isEmpty();
    }

    private static Meta meta(Status status, Coverage coverage) {
        return new Meta(NOW, null, null, null, status, Mode.REPLAY, coverage, Origin.STITCHED);
    }
}
