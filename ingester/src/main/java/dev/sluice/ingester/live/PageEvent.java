package dev.sluice.ingester.live;

import java.time.Instant;
import java.util.Optional;

/**
 * One element of a page.
 *
 * @param bytes exactly as received
 * @param type GitHub's word; empty where it has none
 * @param id GitHub's text; empty where it has none
 * @param createdAt empty where there is none that reads as a time
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record PageEvent(byte[] bytes, Optional<String> type, Optional<String> id, Optional<Instant> createdAt) {
    /** What it is remembered by, {@code <type>:<id>}: ids alone are issued twice. Empty for what has no id. */
    public Optional<String> key() {
        return id.map(text -> type.orElse("") + ":" + text);
    }
}
