package dev.sluice.streams.drift;

import dev.sluice.streams.watch.WatchedValue;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The values of one place in the events of one type in one feed: those that are documented, and those that were seen. */
final class KnownValues {
    /** Values that are remembered, of each place: a place with more is no list of names, and tells no more. */
    static final int MOST = 64;

    private final WatchedValue watched;
    private final boolean webhooks;
    /** As written, documented ones among them once they were seen. */
    private final Set<String> seen = new HashSet<>();

    /** @param webhooks whether what is documented for webhooks is no news */
    KnownValues(WatchedValue watched, boolean webhooks) {
        this.watched = watched;
        this.webhooks = webhooks;
    }

    /** Takes in one that was learnt before. */
    void restore(String value) {
        seen.add(value);
    }

    /** Whether it is neither documented nor seen; the next time it is not. */
    boolean isNew(String value) {
        return !seen.contains(value) && seen.size() < MOST && seen.add(value) && !isDocumented(value);
    }

    private boolean isDocumented(String value) {
        var name = value.toLowerCase(Locale.ROOT);
        return watched.documented().contains(name)
                || (webhooks && watched.documentedForWebhooks().contains(name));
    }
}
