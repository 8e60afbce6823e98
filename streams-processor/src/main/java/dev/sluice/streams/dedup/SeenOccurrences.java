package dev.sluice.streams.dedup;

import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which occurrences were told, and by whom: by the feed, or by a kind of webhook. Each reporter tells of an occurrence once, so what one
 * tells twice happened twice; what another has told already is a semantic duplicate. Whoever comes first, as many count as any one told.
 *
 * <p>Kept by day of ingestion, those of the feed and those of webhooks apart. As long as no webhook came to this partition, the feed's
 * events are only noted: a look into a set of a million costs a microsecond, for it is in no cache of the machine.
 */
final class SeenOccurrences {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** The same at the same time; of more than these, the others are not told apart from new ones. */
    static final int MOST_ALIKE = 1_000;

    private final Buckets feed;
    private final Buckets webhooks;

    /**
     * Takes in what the store holds.
     *
     * @param limits of the feed's, and of the webhooks'
     */
    SeenOccurrences(KeyValueStore<Long, byte[]> store, Buckets.Limits limits, Buckets.Listener listener) {
        this.feed = new Buckets(store, number -> (number & 1) == 0, limits, listener);
        this.webhooks = new Buckets(store, number -> (number & 1) == 1, limits, listener);
        webhooks.index();
        if (!webhooks.isEmpty()) {
            feed.index();
        }
    }

    /** Notes an event of the feed; true where a webhook told it before. */
    boolean isKnownFromFeed(Occurrence occurrence, long fetchedAt) {
        if (!feed.isIndexed()) {
            feed.note(day(fetchedAt, 0), occurrence.fingerprint(0, 1), fetchedAt);
            return false;
        }
        return isKnown(occurrence, new Feed(fetchedAt));
    }

    /**
     * Notes a webhook; true where the feed, or a webhook of another kind, told it before.
     *
     * @param kind tells reporters apart
     */
    boolean isKnownFromWebhook(Occurrence occurrence, String kind, long fetchedAt) {
        feed.index();
        return isKnown(occurrence, new Webhook(kind, fetchedAt));
    }

    private static boolean isKnown(Occurrence occurrence, Reporter reporter) {
        if (reporter.hasOthers() && isToldByOthers(occurrence, reporter)) {
            return true;
        }
        for (int nth = 1; nth <= MOST_ALIKE; nth++) {
            long fingerprint = occurrence.fingerprint(0, nth);
            if (!reporter.told(fingerprint) && !reporter.othersTold(fingerprint)) {
                reporter.tell(fingerprint);
                return false;
            }
        }
        return false;
    }

    /** The nearest in time first. */
    private static boolean isToldByOthers(Occurrence occurrence, Reporter reporter) {
        for (int apart = 0; apart <= occurrence.within(); apart++) {
            if (joins(occurrence, apart, reporter) || (apart > 0 && joins(occurrence, -apart, reporter))) {
                return true;
            }
        }
        return false;
    }

    /** Tells the first at that time which others told and this one did not. */
    private static boolean joins(Occurrence occurrence, int late, Reporter reporter) {
        for (int nth = 1; nth <= MOST_ALIKE; nth++) {
            long fingerprint = occurrence.fingerprint(late, nth);
            if (!reporter.othersTold(fingerprint)) {
                return false;
            }
            if (!reporter.told(fingerprint)) {
                reporter.tell(fingerprint);
                return true;
            }
        }
        return false;
    }

    /** Forgets the days that are untouched for long. */
    void forgetUntouched() {
        feed.forgetUntouched();
        webhooks.forgetUntouched();
    }

    /** Number of fingerprints. */
    long size() {
        return feed.size() + webhooks.size();
    }

    /** Number of days, those of the feed and those of webhooks. */
    int days() {
        return feed.count() + webhooks.count();
    }

    private static long day(long fetchedAt, int family) {
        return Math.floorDiv(fetchedAt, DAY_MS) * 2 + family;
    }

    /** Who tells of an occurrence. */
    private sealed interface Reporter permits Feed, Webhook {
        boolean hasOthers();

        boolean othersTold(long fingerprint);

        boolean told(long fingerprint);

        void tell(long fingerprint);
    }

    /** All sources of lines: GitHub's ids make sure that it tells nothing twice. */
    private final class Feed implements Reporter {
        private final long fetchedAt;

        private Feed(long fetchedAt) {
            this.fetchedAt = fetchedAt;
        }

        @Override
        public boolean hasOthers() {
            return !webhooks.isEmpty();
        }

        @Override
        public boolean othersTold(long fingerprint) {
            return webhooks.contains(fingerprint);
        }

        @Override
        public boolean told(long fingerprint) {
            return feed.contains(fingerprint);
        }

        @Override
        public void tell(long fingerprint) {
            feed.add(day(fetchedAt, 0), fingerprint, fetchedAt);
        }
    }

    /** Webhooks of one kind. What any webhook told is noted, and who told it. */
    private final class Webhook implements Reporter {
        private final String kind;
        private final long fetchedAt;

        private Webhook(String kind, long fetchedAt) {
            this.kind = kind;
            this.fetchedAt = fetchedAt;
        }

        @Override
        public boolean hasOthers() {
            return true;
        }

        @Override
        public boolean othersTold(long fingerprint) {
            return feed.contains(fingerprint) || webhooks.contains(fingerprint);
        }

        @Override
        public boolean told(long fingerprint) {
            return webhooks.contains(own(fingerprint));
        }

        @Override
        public void tell(long fingerprint) {
            webhooks.add(day(fetchedAt, 1), fingerprint, fetchedAt);
            webhooks.add(day(fetchedAt, 1), own(fingerprint), fetchedAt);
        }

        private long own(long fingerprint) {
            return Fingerprint.some(Fingerprint.with(fingerprint, kind));
        }
    }
}
