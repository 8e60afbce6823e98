package dev.sluice.standalone.dlq;

import dev.sluice.ops.LetterState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Looks up what came of replays. */
final class Outcomes {
    private Outcomes() {}

    /**
     * Waits for the streams-processor to note them.
     *
     * @param replayed with the attempts that are waited for
     * @param patience gives up when nothing was noted for so long; zero waits for nothing
     * @return one for each; those that are not known are still under way
     */
    static List<Outcome> await(LetterLog log, List<Outcome> replayed, Duration patience) {
        var notes = replayed.isEmpty() ? Map.<LetterId, LetterState>of() : log.await(n -> all(replayed, n), patience);
        return of(replayed, notes);
    }

    private static boolean all(List<Outcome> replayed, Map<LetterId, LetterState> notes) {
        return of(replayed, notes).stream().noneMatch(outcome -> outcome.result() == Result.UNDER_WAY);
    }

    private static List<Outcome> of(List<Outcome> replayed, Map<LetterId, LetterState> notes) {
        return replayed.stream()
                .map(one -> Outcome.noted(one.letter(), one.attempt(), notes.get(one.letter())))
                .toList();
    }
}
