package dev.sluice.streams.count;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.store.CombiningStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Counts events into a store of its own. A key-value store with our own tombstones, not a window store: its changelog is
 * compacted, so a replay of old event times neither loses it nor lets it grow.
 *
 * @param store its name
 * @param keys how a key is stored; the order of the bytes is that of the times
 * @param values how a value is stored
 * @param key of an event; null where the event is not counted here
 * @param plus the value with one more event; the first argument is null for the first event
 * @param lastBefore the last key of the times before that one, milliseconds since 1970
 * @param keep for how long an entry is kept, in event time
 * @param <K> type of a key
 * @param <V> type of a value
 */
record CountingStep<K, V>(
        String store,
        Serde<K> keys,
        Serde<V> values,
        Function<Accepted, K> key,
        BiFunction<V, Accepted, V> plus,
        LongFunction<K> lastBefore,
        Duration keep)
        implements ProcessorSupplier<byte[], Accepted, Void, Void> {
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int FORGET_AT_ONCE = 10_000;

    @Override
    public Processor<byte[], Accepted, Void, Void> get() {
        return new Step<>(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(CombiningStores.onDisk(store, keys, values));
    }

    /** One task's part of it. */
    private static final class Step<K, V> extends ContextualProcessor<byte[], Accepted, Void, Void> {
        private final CountingStep<K, V> counting;
        private KeyValueStore<K, V> store;
        /** Where the next look for old entries begins: behind the tombstones of the last. */
        private K lastForgotten;

        private Step(CountingStep<K, V> counting) {
            this.counting = counting;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            store = context.getStateStore(counting.store);
            context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
        }

        @Override
        public void process(Record<byte[], Accepted> event) {
            var key = counting.key.apply(event.value());
            if (key != null) {
                store.put(key, counting.plus.apply(store.get(key), event.value()));
            }
        }

        private void forget(long streamTime) {
            var last = counting.lastBefore.apply(streamTime - counting.keep.toMillis());
            var keys = new ArrayList<K>();
            do {
                keys.clear();
                try (var old = store.range(lastForgotten, last)) {
                    while (old.hasNext() && keys.size() < FORGET_AT_ONCE) {
                        keys.add(old.next().key);
                    }
                }
                // A delete would read the value first, to answer with it.
                keys.forEach(key -> store.put(key, null));
            } while (!keys.isEmpty());
            lastForgotten = last;
        }
    }
}
