package dev.sluice.streams.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A logged store behind a map of objects: what changes is serialised and written once per commit, however often it changed. Streams asks
 * every store for what it holds back before it commits, so the writes are in the transaction of the records that caused them. Streams'
 * own cache does the same and takes a third of the processor's time for it: it holds bytes, so each look and each change is serialised, and
 * in a tree.
 *
 * <p>Used by the thread of its task alone. Queries of other threads see what was written, as they do below Streams' cache. One that asks for a
 * range writes first.
 *
 * @param <K> type of a key, with {@code equals} and {@code hashCode}
 * @param <V> type of a value; may be changed in place by who puts it again
 */
final class CombiningStore<K, V> extends WrappedStateStore<KeyValueStore<K, V>, K, V> implements KeyValueStore<K, V> {
    private final int most;
    private final Map<K, Entry<K, V>> entries = new HashMap<>();
    private final List<Entry<K, V>> unwritten = new ArrayList<>();

    /**
     * In front of a store.
     *
     * @param most entries to hold, at least 1; with one more all are written and let go
     */
    CombiningStore(KeyValueStore<K, V> logged, int most) {
        super(logged);
        this.most = most;
    }

    /** Holds nothing of before: what was not written then was not committed either. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        clearCache();
        super.init(context, root);
    }

    @Override
    public V get(K key) {
        var entry = entries.get(key);
        if (entry == null) {
            entry = hold(key);
            entry.value = wrapped().get(key);
        }
        return entry.value;
    }

    @Override
    public void put(K key, V value) {
        var entry = entries.get(key);
        if (entry == null) {
            entry = hold(key);
        }
        entry.value = value;
        if (!entry.unwritten) {
            entry.unwritten = true;
            unwritten.add(entry);
        }
    }

    private Entry<K, V> hold(K key) {
        if (entries.size() >= most) {
            flushCache();
            entries.clear();
        }
        var entry = new Entry<K, V>(key);
        entries.put(key, entry);
        return entry;
    }

    /** Called by Streams before each commit. */
    @Override
    public void flushCache() {
        for (var entry : unwritten) {
            wrapped().put(entry.key, entry.value);
            entry.unwritten = false;
        }
        unwritten.clear();
        super.flushCache();
    }

    /** Called by Streams where the task was not committed, or goes on as a standby. */
    @Override
    public void clearCache() {
        entries.clear();
        unwritten.clear();
        super.clearCache();
    }

    @Override
    public V putIfAbsent(K key, V value) {
        var before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> pairs) {
        pairs.forEach(pair -> put(pair.key, pair.value));
    }

    @Override
    public V delete(K key) {
        var before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        flushCache();
        return wrapped().range(from, to);
    }

    @Override
    public KeyValueIterator<K, V> reverseRange(K from, K to) {
        flushCache();
        return wrapped().reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<K, V> all() {
        flushCache();
        return wrapped().all();
    }

    @Override
    public KeyValueIterator<K, V> reverseAll() {
        flushCache();
        return wrapped().reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<K, V> prefixScan(P prefix, S serializer) {
        flushCache();
        return wrapped().prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    @Override
    public void close() {
        clearCache();
        super.close();
    }

    /** What is held of a key; no value is known too: there is none. */
    private static final class Entry<K, V> {
        private final K key;
        private V value;
        private boolean unwritten;

        private Entry(K key) {
            this.key = key;
        }
    }
}
