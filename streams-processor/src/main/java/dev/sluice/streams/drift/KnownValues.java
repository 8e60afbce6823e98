package dev.sluice.streams.drift;

import dev.sluice.streams.watch.WatchedValue;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The values of one place in the events of one type in one feed: those that are documented, and others that were seen. */
final class KnownValues {
    /** Values that are remembered besides the documented ones: a place with more has no short list, and tells no more. */
    static final int MOST = 64;

    private final WatchedValue watched;
    private final boolean webhooks;
    private final Set<String> seen = new HashSet<>();

    /** @param webhooks whether what is documented for webhooks is no news */
    KnownValues(WatchedValue watched, boolean webhooks) {
        this.watched = watched;
        this.webhooks = webhooks;
    }

    /** What they are values of. */
    WatchedValue watched() {
        return watched;
    }

    /** Takes in one that was learnt before. */
    void restore(String value) {
        seen.add(value);
    }

    /** Whether it is neither documented nor seen; the next time it is not. */
    boolean isNew(String value) {
        return !seen.contains(value) && !isDocumented(value) && seen.size() < MOST && seen.add(value);
    }

    private boolean isDocumented(String value) {
        var name = value.toLowerCase(Locale.ROOT);
        return watched.documented().contains(name)
                || (webhooks && watched.documentedForWebhooks().contains(name));
    }
}
