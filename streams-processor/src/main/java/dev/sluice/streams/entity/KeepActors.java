package dev.sluice.streams.entity;

import dev.sluice.gold.Actor;
import dev.sluice.streams.store.CombiningStores;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Step: what is known of each actor, told again when it changes. Key in and of the store: actor id; key out: the same as text. */
public final class KeepActors {
    /** Name of the store. */
    public static final String STORE = "actors";

    /** On the heap, some 500 bytes each: only what is not known is asked for. */
    private static final int HELD = 2_000;

    private KeepActors() {}

    /**
     * The actors of these.
     *
     * @param stored how a record is stored
     */
    public static KStream<String, Actor> of(KStream<Long, Sighting> sightings, Serde<Actor> stored) {
        return sightings.process(new Supplier(stored), Named.as("keep-actors"));
    }

    /** Makes the step and its store. */
    private record Supplier(Serde<Actor> stored) implements ProcessorSupplier<Long, Sighting, String, Actor> {
        @Override
        public Processor<Long, Sighting, String, Actor> get() {
            return new Step();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(CombiningStores.onDisk(STORE, Serdes.Long(), stored, HELD));
        }
    }

    /** Sees each actor from all partitions of bronze. */
    private static final class Step extends ContextualProcessor<Long, Sighting, String, Actor> {
        private KeyValueStore<Long, Actor> store;

        @Override
        public void init(ProcessorContext<String, Actor> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<Long, Sighting> sighting) {
            var id = sighting.key();
            Actors.plus(store.get(id), sighting.value()).ifPresent(actor -> {
                store.put(id, actor);
                context().forward(sighting.withKey(Long.toString(id)).withValue(actor));
            });
        }
    }
}
