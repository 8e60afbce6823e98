package dev.sluice.query.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The pipeline at the moment of a question; all that an answer's {@link Meta} is made of.
 *
 * @param asOf the clock
 * @param mode what kind of events are read
 * @param seen partitions that told how far they are; what is asked by it covers no more
 * @param newestEvent greatest event time that the stores have counted; empty where they do not answer, or nothing was read
 * @param storeWatermark of the state stores; empty where a partition does not tell, or nothing was read
 * @param snapshotWatermark of the gold snapshot; empty where there is none, or it knows none
 * @param snapshotPublishedAt when the snapshot was published; empty where there is none
 */
public record Situation(
        Instant asOf,
        Mode mode,
        Coverage seen,
        Optional<Instant> newestEvent,
        Optional<Instant> storeWatermark,
        Optional<Instant> snapshotWatermark,
        Optional<Instant> snapshotPublishedAt) {
    /** Event time that the state stores keep at least. */
    public static final Duration STORES_KEEP = Duration.ofDays(2);

    /** GitHub's feed is minutes behind at best and hours at worst; beyond this an answer is called late. */
    static final Duration TOLERATED_DELAY = Duration.ofMinutes(30);

    /** Of the stores, else of the snapshot. */
    public Optional<Instant> watermark() {
        return storeWatermark.or(() -> snapshotWatermark);
    }

    /** The instant that windows end at; empty for a replay as long as no watermark is known. */
    public Optional<Instant> now() {
        return mode.now(asOf, watermark().map(newestEvent::orElse));
    }

    /** Hours lie between the end of gold and the beginning of the stores. */
    boolean hasGap() {
        return storeWatermark.isPresent()
                && snapshotWatermark.isPresent()
                && snapshotWatermark
                        .get()
                        .isBefore(storeWatermark.get().minus(STORES_KEEP).truncatedTo(ChronoUnit.HOURS));
    }

    /**
     * About an answer.
     *
     * @param origin where its numbers came from
     * @param asked partitions of the stores that answered; null where they were not asked
     * @param matched whether any event is in it
     */
    public Meta meta(Origin origin, Coverage asked, boolean matched) {
        var coverage = Coverage.ofBoth(asked, asked == null ? null : seen);
        boolean goldAnswered = origin != Origin.STREAM && snapshotPublishedAt.isPresent();
        boolean storesAnswered = coverage != null && coverage.any();
        boolean answered = goldAnswered || storesAnswered;
        return new Meta(
                asOf,
                watermark().orElse(null),
                answered && watermark().isPresent() ? freshness(goldAnswered) : null,
                sourceDelay().map(Situation::seconds).orElse(null),
                status(origin, answered, coverage == null || coverage.complete(), matched),
                mode,
                coverage,
                origin);
    }

    private Status status(Origin origin, boolean answered, boolean whole, boolean matched) {
        boolean awaitsGold = origin == Origin.GOLD && snapshotPublishedAt.isEmpty();
        if (watermark().isEmpty() || awaitsGold) {
            return Status.WARMING_UP;
        }
        if (!answered) {
            return Status.SOURCE_DOWN;
        }
        if (hasGap()) {
            return Status.STALE;
        }
        if (!whole
                || sourceDelay().filter(d -> d.compareTo(TOLERATED_DELAY) > 0).isPresent()) {
            return Status.LATE;
        }
        return matched ? Status.FRESH : Status.EMPTY;
    }

    private double freshness(boolean goldAnswered) {
        return goldAnswered ? Math.max(0, seconds(Duration.between(snapshotPublishedAt.orElseThrow(), asOf))) : 0;
    }

    private Optional<Duration> sourceDelay() {
        return mode == Mode.LIVE ? watermark().map(w -> Duration.between(w, asOf)) : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
