package dev.sluice.streams.classify;

import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Verdict;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Step: lets the accepted events through, each with the class of its actor and without bronze's headers. The envelope says
 * what they say, and silver's consumers need none. Key: repository id.
 */
public final class ClassifyActors {
    private ClassifyActors() {}

    /** The accepted ones of these. */
    public static KStream<byte[], Accepted> of(KStream<byte[], Verdict> verdicts) {
        var rules = ActorRules.standard();
        return verdicts.processValues(() -> new Step(rules), Named.as("classify-actors"));
    }

    /** Sets the class in the envelope, which nobody else holds yet. */
    private static final class Step extends ContextualFixedKeyProcessor<byte[], Verdict, Accepted> {
        private final ActorRules rules;

        private Step(ActorRules rules) {
            this.rules = rules;
        }

        @Override
        public void process(FixedKeyRecord<byte[], Verdict> bronze) {
            if (bronze.value() instanceof Accepted accepted) {
                var event = accepted.event();
                event.setActorClass(rules.classOf(event.getActorLogin()));
                context().forward(bronze.withValue(accepted).withHeaders(new RecordHeaders()));
            }
        }
    }
}
