package dev.sluice.streams.serve;

import java.util.List;
import java.util.Set;

/** The state stores of this instance. */
interface Stores {
    /**
     * Shows the entries between two keys, both included, of every active partition of a store.
     *
     * @return the partitions that answered
     * @throws NotRunning if the stores cannot be asked now
     */
    <K, V> Set<Integer> scan(String store, K from, K to, Visitor<K, V> visitor);

    /** State of Kafka Streams, such as RUNNING. */
    String state();

    /**
     * Query ports of all instances of the lane, host:port.
     *
     * @throws NotRunning if they are not known now
     */
    List<String> peers();

    /**
     * Sees the entries of a store.
     *
     * @param <K> type of a key
     * @param <V> type of a value
     */
    @FunctionalInterface
    interface Visitor<K, V> {
        void entry(int partition, K key, V value);
    }
}
