package dev.sluice.streams.parse;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The commits that a push lists.
 *
 * @param listed in their order; the feed lists the first 20
 */
record Commits(List<Listed> listed) {
    /** A webhook lists no more than so many (docs, "Webhook events and payloads", push): then there may be more. */
    private static final int MOST_LISTED = 2048;

    private static final Elements<Listed> LIST = new Elements<>(Listed::of)
            .with("sha", Kind.TEXT)
            .with("id", Kind.TEXT)
            .with("author.name", Kind.TEXT)
            .with("author.email", Kind.TEXT)
            .with("author.username", Kind.TEXT)
            .with("message", Kind.FIRST_LINE)
            .with("distinct", Kind.FLAG)
            .with("timestamp", Kind.TIME);

    /** Reads them, from behind the opening bracket to its end; a {@link Wrong} where one is something else. */
    @SuppressWarnings("unchecked")
    static Object read(JsonParser json) throws IOException {
        var read = LIST.read(json);
        return read instanceof List<?> list ? new Commits((List<Listed>) list) : read;
    }

    /** Number of commits pushed by a webhook; null where the list may not hold them all. */
    Integer known() {
        return listed.size() < MOST_LISTED ? listed.size() : null;
    }

    /** Number of distinct ones; null where it is not known. */
    Integer knownDistinct() {
        boolean marked = listed.stream().allMatch(commit -> commit.distinct() != null);
        return known() == null || !marked
                ? null
                : (int) listed.stream().filter(Listed::distinct).count();
    }

    /**
     * A commit as listed; what is not told is null.
     *
     * @param email of the author, which goes no further than to its hash
     * @param login of the author
     * @param message its first line
     * @param distinct whether the commit was not seen before in the repository
     */
    record Listed(
            String sha,
            String name,
            String email,
            String login,
            String message,
            Boolean distinct,
            Instant committedAt) {
        /** Its SHA is its id in webhooks. */
        private static Listed of(Object[] values) {
            return new Listed(
                    (String) (values[0] == null ? values[1] : values[0]),
                    (String) values[2],
                    (String) values[3],
                    (String) values[4],
                    (String) values[5],
                    (Boolean) values[6],
                    (Instant) values[7]);
        }
    }
}
