package dev.sluice.standalone.dlq;

import dev.sluice.ops.LetterState;

/**
 * What a replay did to a letter, or what a dry run says that it would do: the same for both.
 *
 * @param letter which one
 * @param attempt the number of the attempt; of the last one where it is not replayed
 * @param result what came of it
 * @param eventType GitHub's name of the type; null unless it is an event that goes to silver
 * @param reason why it is dead again, or why it was refused where it is not replayed; null otherwise
 */
record Outcome(LetterId letter, int attempt, Result result, String eventType, String reason) {
    /** Of a letter that is not replayed. */
    static Outcome untouched(Standing standing, Result result) {
        return new Outcome(standing.id(), standing.attempts(), result, null, standing.reason());
    }

    /** Of a letter that is in bronze again, as far as the note tells; null or an old note tell nothing yet. */
    static Outcome noted(LetterId letter, int attempt, LetterState note) {
        if (note == null || note.getAttempt() < attempt) {
            return new Outcome(letter, attempt, Result.UNDER_WAY, null, null);
        }
        var result = switch (note.getStatus()) {
            case SILVER -> Result.SILVER;
            case DUPLICATE -> Result.DUPLICATE;
            case DEAD -> Result.DEAD;
            case REPLAYED, DISCARDED, UNKNOWN -> Result.UNDER_WAY;
        };
        return new Outcome(letter, attempt, result, note.getEventType(), note.getReason());
    }
}
