package dev.sluice.streams.account;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Verdict;
import java.time.Duration;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Step: marks the events that are older than the greatest event time of their partition less the grace. They lie before
 * the watermark, where gold answers and the state stores do not. The accounts know the greatest event time across restarts.
 */
public final class MarkLate {
    private MarkLate() {}

    /** Needs the store of {@link Accounts}. */
    public static KStream<byte[], Verdict> of(KStream<byte[], Verdict> verdicts, Duration grace) {
        return verdicts.processValues(() -> new Step(grace), Named.as("mark-late"), Accounts.STORE);
    }

    /** Asks {@link Lateness} about each event. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Verdict> {
        private final Duration grace;
        private Lateness lateness;

        private Step(Duration grace) {
            this.grace = grace;
        }

        @Override
        public void init(FixedKeyProcessorContext<byte[], Verdict> context) {
            super.init(context);
            lateness = new Lateness(context.getStateStore(Accounts.STORE), grace);
        }

        @Override
        public void process(FixedKeyRecord<byte[], Verdict> bronze) {
            boolean late = bronze.value() instanceof Accepted event && lateness.isLate(event.createdAt());
            context().forward(late ? bronze.withValue(((Accepted) bronze.value()).afterGrace()) : bronze);
        }
    }
}
