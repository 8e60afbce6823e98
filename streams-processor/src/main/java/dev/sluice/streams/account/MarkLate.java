package dev.sluice.streams.account;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Verdict;
import java.time.Duration;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Step: marks the events that are older than the greatest event time of their partition less the grace. They lie before
 * the watermark, where gold answers and the state stores do not. The accounts know the greatest event time across restarts.
 */
public final class MarkLate {
    private MarkLate() {}

    /** Needs the store of {@link Accounts}. */
    public static KStream<byte[], Verdict> of(KStream<byte[], Verdict> verdicts, Duration grace) {
        return verdicts.processValues(() -> new Step(grace.toMillis()), Named.as("mark-late"), Accounts.STORE);
    }

    /** Knows the greatest event time of its partition. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Verdict> {
        private final long graceMs;
        private long greatest;

        private Step(long graceMs) {
            this.graceMs = graceMs;
        }

        @Override
        public void init(FixedKeyProcessorContext<byte[], Verdict> context) {
            super.init(context);
            KeyValueStore<String, Tally> accounts = context.getStateStore(Accounts.STORE);
            try (var all = accounts.all()) {
                all.forEachRemaining(account -> greatest = Math.max(greatest, account.value.greatestEventTimeMs()));
            }
        }

        @Override
        public void process(FixedKeyRecord<byte[], Verdict> bronze) {
            if (bronze.value() instanceof Accepted event && event.createdAt() < greatest - graceMs) {
                context().forward(bronze.withValue(event.afterGrace()));
                return;
            }
            if (bronze.value() instanceof Accepted event) {
                greatest = Math.max(greatest, event.createdAt());
            }
            context().forward(bronze);
        }
    }
}
