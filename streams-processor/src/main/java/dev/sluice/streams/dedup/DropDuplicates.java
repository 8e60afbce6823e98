package dev.sluice.streams.dedup;

import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Duplicate;
import dev.sluice.streams.parse.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.streams.state.Stores;

/**
 * Step: an accepted event that was seen before becomes a {@link Duplicate}. Key: repository id, so that all copies of an
 * event meet in one partition.
 */
public final class DropDuplicates {
    /** What was seen: blocks of fingerprints. */
    static final String STORE = "seen-events";

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private DropDuplicates() {}

    /** Remembers a day of event time for that long after it was last touched, in time of ingestion. */
    public static KStream<byte[], Verdict> of(
            KStream<byte[], Verdict> verdicts, Duration keep, Lane lane, MeterRegistry meters) {
        return verdicts.processValues(
                new Supplier(keep, Tags.of("lane", lane.prefix()), meters), Named.as("drop-duplicates"));
    }

    /** In memory, as all of it is in memory anyway; the cache writes a block once per commit. */
    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** Makes the step and its store. */
    private record Supplier(Duration keep, Tags tags, MeterRegistry meters)
            implements FixedKeyProcessorSupplier<byte[], Verdict, Verdict> {
        @Override
        public FixedKeyProcessor<byte[], Verdict, Verdict> get() {
            return new Step(keep, tags, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store());
        }
    }

    /** Asks {@link SeenEvents} about each event. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Verdict> {
        private final Duration keep;
        private final Tags tags;
        private final MeterRegistry meters;
        private SeenEvents seen;
        private List<Gauge> gauges = List.of();

        private Step(Duration keep, Tags tags, MeterRegistry meters) {
            this.keep = keep;
            this.tags = tags;
            this.meters = meters;
        }

        @Override
        public void init(FixedKeyProcessorContext<byte[], Verdict> context) {
            super.init(context);
            seen = new SeenEvents(context.getStateStore(STORE), keep);
            context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> seen.forgetUntouched());
            var here = tags.and("partition", Integer.toString(context.taskId().partition()));
            gauges = List.of(
                    Gauge.builder("sluice.dedup.fingerprints", seen, SeenEvents::size)
                            .tags(here)
                            .register(meters),
                    Gauge.builder("sluice.dedup.days", seen, SeenEvents::days)
                            .tags(here)
                            .register(meters));
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
            gauges.forEach(meters::remove);
        }
    }
}
