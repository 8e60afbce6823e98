package dev.sluice.standalone.dlq;

import java.time.Instant;
import java.util.Set;

/**
 * Which letters are meant; what is empty or null asks for nothing.
 *
 * @param ids by name
 * @param reasons of the last refusal
 * @param stages {@code ingest}, {@code parse}
 * @param topics bronze topics of the refused records
 * @param since fetched at that time or later
 * @param until fetched before that time
 */
record LetterFilter(
        Set<LetterId> ids, Set<String> reasons, Set<String> stages, Set<String> topics, Instant since, Instant until) {
    /** Whether that one is meant. A letter that does not say what is asked for is not. */
    boolean accepts(Standing standing) {
        var letter = standing.letter();
        return isIn(ids, standing.id())
                && isIn(reasons, standing.reason())
                && isIn(stages, letter.stage())
                && isIn(topics, letter.sourceTopic())
                && (since == null
                        || (letter.fetchedAt() != null && !letter.fetchedAt().isBefore(since)))
                && (until == null
                        || (letter.fetchedAt() != null && letter.fetchedAt().isBefore(until)));
    }

    private static <T> boolean isIn(Set<T> wanted, T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
