package dev.sluice.standalone.dlq;

import dev.sluice.ops.LetterState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one standing of all the letters of a line: each replay that was refused has left another one. */
final class Standings {
    private final Map<LetterId, LetterState> notes;
    private final int maxAttempts;
    private final Map<LetterId, Letter> newest = new TreeMap<>();

    /** @param notes of all letters; read before the letters, so that a letter is never older than its note */
    Standings(Map<LetterId, LetterState> notes, int maxAttempts) {
        this.notes = notes;
        this.maxAttempts = maxAttempts;
    }

    /** Takes a letter, in any order. */
    void add(Letter letter) {
        newest.merge(letter.first(), letter, (one, other) -> other.attempt() >= one.attempt() ? other : one);
    }

    /** One per line, in the order of the first letters. */
    List<Standing> all() {
        return newest.values().stream()
                .map(letter -> Standing.of(letter, notes.get(letter.first()), maxAttempts))
                .toList();
    }
}
