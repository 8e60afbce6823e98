package dev.sluice.streams.account;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.Stores;

/** The store of accounts, which {@link MarkLate} reads and {@link KeepAccounts} writes; key: source id. */
public final class Accounts {
    /** Name of the store. */
    public static final String STORE = "accounts";

    private Accounts() {}

    /** A few entries a partition, so in memory; the cache writes them once per commit. */
    public static void addTo(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Tally.serde())
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of()));
    }
}
