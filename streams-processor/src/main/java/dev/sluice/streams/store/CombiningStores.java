package dev.sluice.streams.store;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes the stores of the topology: key-value stores with a changelog, written once per commit; see {@link CombiningStore}.
 *
 * @param logged makes the store itself
 * @param most entries that are held on the heap
 * @param <K> type of a key
 * @param <V> type of a value
 */
public record CombiningStores<K, V>(StoreBuilder<KeyValueStore<K, V>> logged, int most)
        implements StoreBuilder<KeyValueStore<K, V>> {
    /** Some 200 bytes each. */
    private static final int ENTRIES = 20_000;

    private static final int FEW_ENTRIES = 64;
    private static final Map<String, String> CHANGELOG = Map.of("segment.bytes", Integer.toString(64 * 1024 * 1024));

    /** On disk, for many entries. */
    public static <K, V> StoreBuilder<KeyValueStore<K, V>> onDisk(String name, Serde<K> keys, Serde<V> values) {
        return onDisk(name, keys, values, ENTRIES);
    }

    /**
     * On disk, for many entries that are large.
     *
     * @param most entries that are held on the heap
     */
    public static <K, V> StoreBuilder<KeyValueStore<K, V>> onDisk(
            String name, Serde<K> keys, Serde<V> values, int most) {
        return of(Stores.persistentKeyValueStore(name), keys, values, most);
    }

    /** In memory, for what is in memory anyway, or is little. */
    public static <K, V> StoreBuilder<KeyValueStore<K, V>> inMemory(String name, Serde<K> keys, Serde<V> values) {
        return of(Stores.inMemoryKeyValueStore(name), keys, values, FEW_ENTRIES);
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> of(
            KeyValueBytesStoreSupplier store, Serde<K> keys, Serde<V> values, int most) {
        return new CombiningStores<>(
                Stores.keyValueStoreBuilder(store, keys, values)
                        .withCachingDisabled()
                        .withLoggingEnabled(CHANGELOG),
                most);
    }

    @Override
    public KeyValueStore<K, V> build() {
        return new CombiningStore<>(logged.build(), most);
    }

    @Override
    public String name() {
        return logged.name();
    }

    @Override
    public Map<String, String> logConfig() {
        return logged.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return logged.loggingEnabled();
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withCachingEnabled() {
        throw fixed("a cache of Streams' own");
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withLoggingEnabled(Map<String, String> settings) {
        throw fixed("another changelog");
    }

    @Override
    public StoreBuilder<KeyValueStore<K, V>> withLoggingDisabled() {
        throw fixed("no changelog");
    }

    private UnsupportedOperationException fixed(String wish) {
        return new UnsupportedOperationException("the store " + name() + " is asked for " + wish
                + "; expected none, its changelog and its map are fixed");
    }
}
