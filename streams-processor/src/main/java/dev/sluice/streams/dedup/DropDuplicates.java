package dev.sluice.streams.dedup;

import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Verdict;
import dev.sluice.streams.store.CombiningStores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Step: an accepted event that was seen before becomes a {@link Duplicate}. Key: repository id, so that all copies of an
 * event meet in one partition.
 */
public final class DropDuplicates {
    /** What was seen: blocks of fingerprints. */
    static final String STORE = "seen-events";

    static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private DropDuplicates() {}

    /**
     * Remembers a day of event time for a while after it was last touched, in time of ingestion.
     *
     * @param most fingerprints at once on a partition; the days untouched for longest make room
     */
    public static KStream<byte[], Verdict> of(
            KStream<byte[], Verdict> verdicts, Duration keep, long most, Lane lane, MeterRegistry meters) {
        var tags = Tags.of("lane", lane.prefix(), "store", STORE);
        return verdicts.processValues(
                new Supplier(new Buckets.Limits(keep, most), tags, meters), Named.as("drop-duplicates"));
    }

    /** In memory, as all of it is in memory anyway; a block is written once per commit. */
    static StoreBuilder<?> store(String name) {
        return CombiningStores.inMemory(name, Serdes.Long(), Serdes.ByteArray());
    }

    /** Makes the step and its store. */
    private record Supplier(Buckets.Limits limits, Tags tags, MeterRegistry meters)
            implements FixedKeyProcessorSupplier<byte[], Verdict, Verdict> {
        @Override
        public FixedKeyProcessor<byte[], Verdict, Verdict> get() {
            return new Step(limits, tags, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(STORE));
        }
    }

    /** Asks {@link SeenEvents} about each event. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Verdict> {
        private final Buckets.Limits limits;
        private final Tags tags;
        private final MeterRegistry registry;
        private SeenEvents seen;
        private DedupMeters meters;

        private Step(Buckets.Limits limits, Tags tags, MeterRegistry registry) {
            this.limits = limits;
            this.tags = tags;
            this.registry = registry;
        }

        @Override
        public void init(FixedKeyProcessorContext<byte[], Verdict> context) {
            super.init(context);
            var partition = Integer.toString(context.taskId().partition());
            meters = new DedupMeters(registry, tags.and("partition", partition));
            seen = new SeenEvents(context.getStateStore(STORE), limits, meters);
            meters.watch(seen::size, seen::days);
            context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> seen.forgetUntouched());
        }

        @Override
        public void process(FixedKeyRecord<byte[], Verdict> bronze) {
            boolean copy = bronze.value() instanceof Accepted accepted && !isNew(accepted);
            context()
                    .forward(
                            copy ? bronze.withValue(new Duplicate(bronze.value().source())) : bronze);
        }

        private boolean isNew(Accepted accepted) {
            var event = accepted.event();
            return seen.add(event.getType(), event.getId(), accepted.createdAt(), accepted.fetchedAt());
        }

        @Override
        public void close() {
            meters.close();
        }
    }
}
