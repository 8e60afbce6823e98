package dev.sluice.streams.account;

import dev.sluice.streams.store.CombiningStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;

/** The store of accounts, which {@link MarkLate} reads and {@link KeepAccounts} writes; key: source id. */
public final class Accounts {
    /** Name of the store. */
    public static final String STORE = "accounts";

    private Accounts() {}

    /** A few entries a partition, so in memory; written once per commit. */
    public static void addTo(StreamsBuilder builder) {
        builder.addStateStore(CombiningStores.inMemory(STORE, Serdes.String(), Tally.serde()));
    }
}
