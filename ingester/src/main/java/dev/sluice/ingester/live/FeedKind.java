package dev.sluice.ingester.live;

import java.util.Locale;

/** The kinds of feeds that GitHub has; a label of metrics, which have none per repository. */
public enum FeedKind {
    /** Everything public, as a sample: more passes than any poll can see. */
    GLOBAL,
    /** One repository. */
    REPO,
    /** One organisation's public events. */
    ORG,
    /** What one user did in public. */
    USER;

    /** As metrics have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
