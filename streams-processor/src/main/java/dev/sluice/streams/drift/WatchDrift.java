package dev.sluice.streams.drift;

import dev.sluice.ops.Drift;
import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.store.CombiningStores;
import dev.sluice.streams.watch.WatchRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
 * Step: learns the shape of the events of each type, and tells when it changes. Each partition watches its own events. Key in: repository
 * id; key out: {@code <lane>|<feed>|<type>|<change>|<path>|<value>}.
 */
public final class WatchDrift {
    /** What was told, by {@link What#text()}. */
    public static final String STORE = "drifts";

    /** What was learnt; see {@link Sentinel}. */
    static final String BASELINES = "drift-baselines";

    private static final String DRIFTS = "sluice.drift";

    private WatchDrift() {}

    /** The drifts of these. */
    public static KStream<String, Drift> of(KStream<byte[], Accepted> events, Lane lane, MeterRegistry meters) {
        return events.process(new Supplier(lane, meters), Named.as("watch-drift"));
    }

    /** Makes the step and its stores: small, so in memory; each entry is written once per commit. */
    private record Supplier(Lane lane, MeterRegistry meters)
            implements ProcessorSupplier<byte[], Accepted, String, Drift> {
        @Override
        public Processor<byte[], Accepted, String, Drift> get() {
            return new Step(lane, meters);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(STORE, Told.serde()), store(BASELINES, Serdes.ByteArray()));
        }

        private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
            return CombiningStores.inMemory(name, Serdes.String(), values);
        }
    }

    /** Asks {@link Sentinel} about each event. */
    private static final class Step extends ContextualProcessor<byte[], Accepted, String, Drift> {
        private final Lane lane;
        private final MeterRegistry meters;
        private KeyValueStore<String, Told> told;
        private Sentinel sentinel;

        private Step(Lane lane, MeterRegistry meters) {
            this.lane = lane;
            this.meters = meters;
        }

        @Override
        public void init(ProcessorContext<String, Drift> context) {
            super.init(context);
            told = context.getStateStore(STORE);
            sentinel = new Sentinel(context.getStateStore(BASELINES), WatchRules.standard());
        }

        @Override
        public void process(Record<byte[], Accepted> event) {
            for (var finding : sentinel.see(event.value())) {
                tell(finding, event);
            }
        }

        private void tell(Finding finding, Record<byte[], Accepted> event) {
            var what = finding.what();
            long time = event.value().createdAt();
            var before = told.get(what.text());
            told.put(what.text(), before == null ? new Told(time, time) : before.again(time));
            var headers = new RecordHeaders().add(Headers.LANE, Headers.bytes(lane.prefix()));
            context()
                    .forward(new Record<>(
                            lane.prefix() + "|" + what.text(),
                            drift(finding, event.value()),
                            event.timestamp(),
                            headers));
            meters.counter(
                            DRIFTS,
                            "lane",
                            lane.prefix(),
                            "feed",
                            what.feed(),
                            "type",
                            what.type(),
                            "change",
                            what.change().name())
                    .increment();
        }

        private Drift drift(Finding finding, Accepted event) {
            var what = finding.what();
            var bronze = context().recordMetadata().orElseThrow();
            return new Drift(
                    lane.prefix(),
                    what.feed(),
                    what.type(),
                    what.change().name(),
                    what.path(),
                    what.value(),
                    bronze.partition(),
                    finding.expected(),
                    finding.found(),
                    finding.baselineEvents(),
                    finding.windowEvents(),
                    event.event().getId(),
                    event.event().getCreatedAt(),
                    event.event().getIngestedAt(),
                    bronze.offset());
        }
    }
}
