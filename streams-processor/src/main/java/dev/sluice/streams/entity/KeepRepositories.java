package dev.sluice.streams.entity;

import dev.sluice.gold.Repository;
import dev.sluice.streams.parse.Accepted;
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

/**
 * Step: what is known of each repository, told again when it changes. Events without a repository tell nothing. Key in: repository id;
 * key out: the same as text; key of the store: repository id (8 bytes, big-endian).
 */
public final class KeepRepositories {
    /** Name of the store. */
    public static final String STORE = "repositories";

    /** On the heap, some 500 bytes each: only what is not known is asked for. */
    private static final int HELD = 2_000;

    private KeepRepositories() {}

    /**
     * The repositories of these.
     *
     * @param stored how a record is stored
     */
    public static KStream<String, Repository> of(KStream<byte[], Accepted> events, Serde<Repository> stored) {
        return events.process(new Supplier(stored), Named.as("keep-repositories"));
    }

    /** Makes the step and its store. */
    private record Supplier(Serde<Repository> stored)
            implements ProcessorSupplier<byte[], Accepted, String, Repository> {
        @Override
        public Processor<byte[], Accepted, String, Repository> get() {
            return new Step();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(CombiningStores.onDisk(STORE, Serdes.Long(), stored, HELD));
        }
    }

    /** Asks the store only about what is not known. */
    private static final class Step extends ContextualProcessor<byte[], Accepted, String, Repository> {
        private final KnownIds known = new KnownIds();
        private KeyValueStore<Long, Repository> store;

        @Override
        public void init(ProcessorContext<String, Repository> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], Accepted> accepted) {
            var event = accepted.value().event();
            var id = event.getRepoId();
            if (id == null) {
                return;
            }
            int labels = Repositories.labels(event);
            if (known.knows(id, labels, accepted.value().createdAt())) {
                return;
            }
            var before = store.get(id);
            var after = Repositories.plus(before, event);
            after.ifPresent(repository -> {
                store.put(id, repository);
                context().forward(accepted.withKey(Long.toString(id)).withValue(repository));
            });
            note(labels, after.orElse(before));
        }

        private void note(int labels, Repository repository) {
            known.note(
                    repository.getId(),
                    labels,
                    repository.getFirstSeen().toEpochMilli(),
                    repository.getLastSeen().plus(SeenNames.AGAIN_AFTER).toEpochMilli());
        }
    }
}
