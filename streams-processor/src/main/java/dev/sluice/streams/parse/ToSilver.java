package dev.sluice.streams.parse;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Step: leaves the silver record alone. Key: as in bronze. */
public final class ToSilver {
    private ToSilver() {}

    /** The silver records of these. */
    public static KStream<byte[], SpecificRecord> of(KStream<byte[], Accepted> events) {
        return events.process(Step::new, Named.as("to-silver"));
    }

    /** Takes the event's wrapping off. */
    private static final class Step extends ContextualProcessor<byte[], Accepted, byte[], SpecificRecord> {
        @Override
        public void process(Record<byte[], Accepted> event) {
            context().forward(event.withValue(event.value().silver()));
        }
    }
}
