package dev.sluice.streams.watch;

import java.util.Set;

/**
 * A place of which the values are watched, in the events of a type: texts out of a short list.
 *
 * @param path keys from the event down, joined by dots
 * @param slot of {@link Observed} that holds it; none for the type, which is known of every event
 * @param documented values that are no news, in lower case
 * @param documentedForWebhooks values that are no news in webhooks besides, in lower case
 */
public record WatchedValue(String path, int slot, Set<String> documented, Set<String> documentedForWebhooks) {
    /** Path of the type. */
    static final String TYPE = "type";

    /** Whether it is the type of the events. */
    public boolean isType() {
        return path.equals(TYPE);
    }
}
