package dev.sluice.streams.dedup;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Set;
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
 * Step: marks an event that another reporter told before: the feed after a webhook, a webhook after the feed, a star under two kinds of
 * webhook. It goes on to silver, and nobody counts it. Key: repository id, the same for all reporters.
 */
public final class MarkSemanticDuplicates {
    /** What was told, and by whom: blocks of fingerprints. */
    static final String STORE = "seen-occurrences";

    private MarkSemanticDuplicates() {}

    /**
     * Remembers what was ingested in the last while.
     *
     * @param most fingerprints at once on a partition, of the feed and of webhooks each; the oldest days make room
     */
    public static KStream<byte[], Verdict> of(
            KStream<byte[], Verdict> verdicts, Duration keep, long most, Lane lane, MeterRegistry meters) {
        var tags = Tags.of("lane", lane.prefix(), "store", STORE);
        return verdicts.processValues(
                new Supplier(new Buckets.Limits(keep, most), tags, meters), Named.as("mark-semantic-duplicates"));
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
            return Set.of(DropDuplicates.store(STORE));
        }
    }

    /** Asks {@link SeenOccurrences} about each event, and sets the mark in the envelope, which nobody else holds yet. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Verdict> {
        private final Buckets.Limits limits;
        private final Tags tags;
        private final MeterRegistry registry;
        private SeenOccurrences seen;
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
            seen = new SeenOccurrences(context.getStateStore(STORE), limits, meters);
            meters.watch(seen::size, seen::days);
            context.schedule(
                    DropDuplicates.FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> seen.forgetUntouched());
        }

        @Override
        public void process(FixedKeyRecord<byte[], Verdict> bronze) {
            if (bronze.value() instanceof Accepted accepted && isKnown(accepted, bronze.headers())) {
                accepted.event().setSemanticDuplicate(true);
            }
            context().forward(bronze);
        }

        private boolean isKnown(Accepted accepted, org.apache.kafka.common.header.Headers headers) {
            var occurrence = Occurrence.of(accepted);
            if (occurrence == null) {
                return false;
            }
            return accepted.source().equals(Headers.WEBHOOK)
                    ? seen.isKnownFromWebhook(
                            occurrence, Headers.text(headers, Headers.WEBHOOK_EVENT), accepted.fetchedAt())
                    : seen.isKnownFromFeed(occurrence, accepted.fetchedAt());
        }

        @Override
        public void close() {
            meters.close();
        }
    }
}
