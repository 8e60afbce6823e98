package dev.sluice.standalone.dlq;

import dev.sluice.ops.LetterState;

/**
 * How a line that was refused stands now.
 *
 * @param letter its newest letter; all of them hold the same bytes
 * @param status what was done, and what came of it
 * @param attempts at the line so far, at least 1
 * @param reason why it was refused last
 */
record Standing(Letter letter, Status status, int attempts, String reason) {
    /**
     * Takes the newest letter and the newest note together. A letter of a later attempt than the note's tells what came of
     * that attempt.
     *
     * @param note null where nothing was ever done
     * @param maxAttempts after so many it is parked
     */
    static Standing of(Letter letter, LetterState note, int maxAttempts) {
        boolean noteIsNewer = note != null && isNewer(note, letter);
        int attempts = noteIsNewer ? note.getAttempt() : letter.attempt();
        var reason = noteIsNewer && note.getReason() != null ? note.getReason() : letter.reason();
        var status = noteIsNewer ? status(note) : Status.DEAD;
        boolean parked = status == Status.DEAD && letter.isWhole() && attempts >= maxAttempts;
        return new Standing(letter, parked ? Status.PARKED : status, attempts, reason);
    }

    private static boolean isNewer(LetterState note, Letter letter) {
        return switch (note.getStatus()) {
            case DISCARDED -> note.getAttempt() >= letter.attempt();
            default -> note.getAttempt() > letter.attempt();
        };
    }

    private static Status status(LetterState note) {
        return switch (note.getStatus()) {
            case REPLAYED -> Status.REPLAYED;
            case SILVER -> Status.SILVER;
            case DUPLICATE -> Status.DUPLICATE;
            case DISCARDED -> Status.DISCARDED;
            case DEAD, UNKNOWN -> Status.DEAD;
        };
    }

    /** What the line is called. */
    LetterId id() {
        return letter.first();
    }
}
