package dev.sluice.standalone.dlq;

import static dev.sluice.standalone.dlq.Letters.record;
import static dev.sluice.standalone.dlq.Letters.star;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.schemas.queries.EventKey;
import dev.sluice.standalone.dlq.SeenEvents.Known;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a replay would do. */
final class DryRunTest {
    private static final SeenEvents NOTHING = (lane, events) -> new Known(Set.of(), Set.of(0, 1, 2, 3));

    private static Replay replay(String at, byte[] line) {
        var letter = record(at, line);
        return Replay.of(new Standing(Letter.of(letter), Status.DEAD, 1, "CLOCK"), letter);
    }

    private static Outcome outcome(String at, Result result, String type, String reason) {
        return new Outcome(LetterId.parse(at), 2, result, type, reason);
    }

    @Test
    void aGoodLineOfAnEventThatNobodyHasSeenWouldBeSilver() {
        assertThat(new DryRun(NOTHING).of(List.of(replay("0-1", star("1")))))
                .containsExactly(outcome("0-1", Result.SILVER, "WatchEvent", null));
    }

    @Test
    void aLineThatIsStillBadWouldBeDeadForTheReasonOfToday() {
        assertThat(new DryRun(NOTHING).of(List.of(replay("0-1", "[]".getBytes(UTF_8)), replay("0-2", null))))
                .containsExactly(
                        outcome("0-1", Result.DEAD, null, "NOT_OBJECT"),
                        outcome("0-2", Result.DEAD, null, "TOMBSTONE"));
    }

    @Test
    void anEventThatWasSeenWouldBeADuplicate() {
        SeenEvents all = (lane, events) -> new Known(
                events.stream().filter(event -> event.id().equals("1")).collect(Collectors.toSet()),
                Set.of(0, 1, 2, 3));

        assertThat(new DryRun(all).of(List.of(replay("0-1", star("1")), replay("0-2", star("2")))))
                .containsExactly(
                        outcome("0-1", Result.DUPLICATE, null, null),
                        outcome("0-2", Result.SILVER, "WatchEvent", null));
    }

    @Test
    void theSecondOfTwoLettersOfOneEventWouldBeADuplicateInLaterBatchesToo() {
        var run = new DryRun(NOTHING);

        assertThat(run.of(List.of(replay("0-1", star("1")), replay("0-2", star("1")))))
                .extracting(Outcome::result)
                .containsExactly(Result.SILVER, Result.DUPLICATE);
        assertThat(run.of(List.of(replay("0-3", star("1")))))
                .extracting(Outcome::result)
                .containsExactly(Result.DUPLICATE);
    }

    @Test
    void whereNobodyCouldBeAskedItIsNotPassedOffAsSilver() {
        SeenEvents silent = (lane, events) -> new Known(Set.<EventKey>of(), Set.of());

        assertThat(new DryRun(silent).of(List.of(replay("0-1", star("1")))))
                .containsExactly(outcome("0-1", Result.SILVER_OR_DUPLICATE, "WatchEvent", null));
    }
}
