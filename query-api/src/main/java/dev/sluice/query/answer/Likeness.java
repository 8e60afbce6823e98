package dev.sluice.query.answer;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what somebody meant to type. */
public final class Likeness {
    private static final int MAX_EDITS = 3;

    private Likeness() {}

    /** {@code did you mean x?}, or the list of what is known. */
    public static String suggestion(String text, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(text, candidate)))
                .filter(candidate -> edits(text, candidate) <= Math.min(MAX_EDITS, text.length() / 2 + 1))
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElse(known.isEmpty() ? "there is none" : "known: " + String.join(", ", known));
    }

    /** Edits that lead from one text to the other (Levenshtein). */
    static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
