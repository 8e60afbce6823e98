package dev.sluice.streams.account;

import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far the event times of one partition have come. */
final class Lateness {
    private final long graceMs;
    private long greatest;

    /** Goes on from the accounts: they know the greatest event time of each source. */
    Lateness(KeyValueStore<String, Tally> accounts, Duration grace) {
        graceMs = grace.toMillis();
        try (var all = accounts.all()) {
            all.forEachRemaining(account -> greatest = Math.max(greatest, account.value.greatestEventTimeMs()));
        }
    }

    /** Whether an event of that time comes later than the grace; the next ones are measured by it too. */
    boolean isLate(long createdAt) {
        greatest = Math.max(greatest, createdAt);
        return createdAt < greatest - graceMs;
    }
}
