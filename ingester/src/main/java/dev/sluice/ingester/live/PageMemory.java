package dev.sluice.ingester.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of a feed's pages from poll to poll, and may be lost. */
final class PageMemory {
    private final Map<String, Integer> unchangedInARow = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();

    /** Answers of 304 since the last one with a body. */
    int unchangedInARow(String page) {
        return unchangedInARow.getOrDefault(page, 0);
    }

    void unchanged(String page) {
        unchangedInARow.merge(page, 1, Integer::sum);
    }

    void changed(String page) {
        unchangedInARow.remove(page);
        broken.remove(page);
    }

    /** Whether that very page was stored as a dead letter before. */
    boolean knowsBroken(String page, String sha256) {
        return Optional.ofNullable(broken.get(page)).filter(sha256::equals).isPresent();
    }

    void storedBroken(String page, String sha256) {
        broken.put(page, sha256);
    }
}
