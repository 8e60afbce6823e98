package dev.sluice.streams.twin;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.store.CombiningStores;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Step: rebuilds each pull request from all events that mention it, late ones too, and tells its new state. Key in: repository id; key of
 * the store: {@link PullKey}; key out: {@code <repository id>/<number>}.
 */
public final class BuildPullRequestTwins {
    /** Name of the store. */
    public static final String STORE = "pull-request-twins";

    /** On the heap, some 4 KB each; a partition sees a few hundred pull requests between two commits. */
    private static final int HELD = 1_000;

    private BuildPullRequestTwins() {}

    /**
     * The twins that these events change.
     *
     * @param twins how one is stored: as it is written to the topic
     */
    public static KStream<String, PullRequestTwin> of(KStream<byte[], Accepted> events, Serde<PullRequestTwin> twins) {
        return events.process(new Supplier(twins), Named.as("build-pull-request-twins"));
    }

    /** Makes the step and its store. */
    private record Supplier(Serde<PullRequestTwin> twins)
            implements ProcessorSupplier<byte[], Accepted, String, PullRequestTwin> {
        @Override
        public Processor<byte[], Accepted, String, PullRequestTwin> get() {
            return new Step();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(CombiningStores.onDisk(STORE, PullKey.serde(), twins, HELD));
        }
    }

    /** One task's part of it. What the store holds is changed in place and put again. */
    private static final class Step extends ContextualProcessor<byte[], Accepted, String, PullRequestTwin> {
        private KeyValueStore<PullKey, PullRequestTwin> store;

        @Override
        public void init(ProcessorContext<String, PullRequestTwin> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], Accepted> event) {
            var key = PullKey.of(event.value());
            if (key != null) {
                var twin = Twins.plus(store.get(key), key, event.value());
                store.put(key, twin);
                context().forward(event.withKey(key.text()).withValue(twin));
            }
        }
    }
}
