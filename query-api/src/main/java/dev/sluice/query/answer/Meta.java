package dev.sluice.query.answer;

import java.time.Instant;

/**
 * What every answer says of itself. Unknown is null.
 *
 * @param asOf when the answer was made, by the clock
 * @param watermark up to when event times are taken as complete
 * @param freshnessSeconds since the oldest part of the answer was computed: 0 for what the state stores answered just
 *     now, the age of the snapshot for what gold answered; null where nothing answered, or nothing was read
 * @param sourceDelaySeconds from the watermark to the clock; live mode only
 * @param status whether the numbers can be leaned on
 * @param mode what kind of events the pipeline reads
 * @param coverage of the state stores; null where they were not asked
 * @param source where the numbers came from
 */
public record Meta(
        Instant asOf,
        Instant watermark,
        Double freshnessSeconds,
        Double sourceDelaySeconds,
        Status status,
        Mode mode,
        Coverage coverage,
        Origin source) {
    /** 206 where a partition did not answer: a part is never passed off as the whole. */
    public int httpStatus() {
        return coverage == null || coverage.complete() ? 200 : 206;
    }

    /** Whether there is a number to show, if only a part of it; otherwise it is unknown. */
    public boolean known() {
        return status != Status.WARMING_UP && status != Status.SOURCE_DOWN;
    }
}
