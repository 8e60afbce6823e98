package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The status ladder, the freshness, and what "now" is. */
final class SituationTest {
    private static final Instant CLOCK = Instant.parse("2026-11-21T12:00:00Z");
    private static final Coverage ALL = new Coverage(4, 4);
    private static final Coverage SOME = new Coverage(3, 4);
    private static final Coverage NONE = new Coverage(0, 4);

    @Test
    void nothingReadYetIsWarmingUpAndUnknown() {
        var meta = situation(Mode.REPLAY, null, null, null).meta(Origin.STREAM, ALL, false);

        assertThat(meta.status()).isEqualTo(Status.WARMING_UP);
        assertThat(meta.watermark()).isNull();
        assertThat(meta.known()).isFalse();
    }

    @Test
    void everythingReadAndNothingMatchingIsEmpty() {
        var meta = situation(Mode.REPLAY, "2016-01-01T01:59:59Z", null, null).meta(Origin.STREAM, ALL, false);

        assertThat(meta.status()).isEqualTo(Status.EMPTY);
        assertThat(meta.known()).isTrue();
    }

    @Test
    void partOfThePartitionsIsLateAnd206() {
        var meta = situation(Mode.REPLAY, "2016-01-01T01:59:59Z", null, null).meta(Origin.STREAM, SOME, true);

        assertThat(meta.status()).isEqualTo(Status.LATE);
        assertThat(meta.httpStatus()).isEqualTo(206);
    }

    /** Its window ends at the newest event of those three: a later one would hold more. */
    @Test
    void whatIsAskedByALookAtSomePartitionsCoversNoMoreThanThose() {
        var newest = Optional.of(Instant.parse("2016-01-01T01:59:59Z"));
        var situation = new Situation(CLOCK, Mode.REPLAY, SOME, newest, newest, newest, newest);

        assertThat(situation.meta(Origin.STREAM, ALL, true).coverage()).isEqualTo(SOME);
        assertThat(situation.meta(Origin.STREAM, NONE, true).coverage()).isEqualTo(NONE);
        assertThat(situation.meta(Origin.GOLD, null, true).coverage()).isNull();
    }

    @Test
    void silentStoresAreSourceDownWhereSomethingWasReadBefore() {
        var situation = situation(Mode.REPLAY, null, "2016-01-01T01:59:59Z", "2026-11-21T11:59:00Z");

        assertThat(situation.meta(Origin.STREAM, NONE, false).status()).isEqualTo(Status.SOURCE_DOWN);
        assertThat(situation.meta(Origin.STITCHED, NONE, true).status()).isEqualTo(Status.LATE);
    }

    @Test
    void goldWithoutSnapshotIsWarmingUpEvenIfStoresHaveEvents() {
        var situation = situation(Mode.REPLAY, "2016-01-01T01:59:59Z", null, null);

        assertThat(situation.meta(Origin.GOLD, null, false).status()).isEqualTo(Status.WARMING_UP);
    }

    @Test
    void snapshotOlderThanTheStoresReachBackIsStale() {
        var justWithin = situation(Mode.REPLAY, "2016-01-03T05:30:00Z", "2016-01-01T05:00:00Z", "2026-11-21T11:00:00Z");
        var beyond = situation(Mode.REPLAY, "2016-01-03T05:30:00Z", "2016-01-01T04:59:59Z", "2026-11-21T11:00:00Z");

        assertThat(justWithin.meta(Origin.STITCHED, ALL, true).status()).isEqualTo(Status.FRESH);
        assertThat(beyond.meta(Origin.STITCHED, ALL, true).status()).isEqualTo(Status.STALE);
    }

    @Test
    void freshnessIsTheAgeOfTheSnapshotWhereGoldHasAPart() {
        var situation = situation(Mode.REPLAY, "2016-01-01T01:59:59Z", "2016-01-01T01:30:00Z", "2026-11-21T11:59:30Z");

        assertThat(situation.meta(Origin.STITCHED, ALL, true).freshnessSeconds())
                .isEqualTo(30);
        assertThat(situation.meta(Origin.STREAM, ALL, true).freshnessSeconds()).isZero();
    }

    @Test
    void liveWindowsEndAtTheClockAndTellTheDelay() {
        var situation = situation(Mode.LIVE, "2026-11-21T11:50:00Z", null, null);
        var meta = situation.meta(Origin.STREAM, ALL, true);

        assertThat(situation.now()).contains(CLOCK);
        assertThat(meta.sourceDelaySeconds()).isEqualTo(600);
        assertThat(meta.status()).isEqualTo(Status.FRESH);
    }

    @Test
    void liveWatermarkFarBehindTheClockIsLate() {
        assertThat(situation(Mode.LIVE, "2026-11-21T11:29:59Z", null, null)
                        .meta(Origin.STREAM, ALL, true)
                        .status())
                .isEqualTo(Status.LATE);
    }

    @Test
    void replayedWindowsEndAtTheNewestEventHoweverFarTheWatermarkIsHeldBack() {
        var newest = Optional.of(Instant.parse("2026-01-01T00:01:00Z"));
        var held = Optional.of(Instant.parse("2025-12-31T23:46:00Z"));

        var situation = new Situation(CLOCK, Mode.SAMPLE, ALL, newest, held, Optional.empty(), Optional.empty());

        assertThat(situation.now()).isEqualTo(newest);
        assertThat(situation.watermark()).isEqualTo(held);
    }

    @Test
    void replayedWindowsEndAtTheNewestEventElseAtTheWatermarkOfTheSnapshot() {
        assertThat(situation(Mode.REPLAY, "2016-01-01T02:00:00Z", "2016-01-01T01:00:00Z", "2026-11-21T11:00:00Z")
                        .now())
                .contains(Instant.parse("2016-01-01T02:00:00Z"));
        assertThat(situation(Mode.SAMPLE, null, "2016-01-01T01:00:00Z", "2026-11-21T11:00:00Z")
                        .now())
                .contains(Instant.parse("2016-01-01T01:00:00Z"));
        assertThat(situation(Mode.REPLAY, null, null, null).now()).isEmpty();
    }

    private static Situation situation(Mode mode, String stores, String snapshot, String published) {
        return new Situation(CLOCK, mode, ALL, instant(stores), instant(stores), instant(snapshot), instant(published));
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
