package dev.sluice.benchmarks.flink;

import dev.sluice.schemas.Lane;
import dev.sluice.streams.classify.ActorRules;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.EventParser;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Parses bronze as it is read and classifies the actor, with our parser and our rules. Refused lines are left out. */
final class ReadBronze implements KafkaRecordDeserializationSchema<Parsed> {
    private static final long serialVersionUID = 1;

    private transient EventParser parser;
    private transient ActorRules rules;

    @Override
    public void open(InitializationContext context) {
        parser = new EventParser(Lane.LIVE);
        rules = ActorRules.standard();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> bronze, Collector<Parsed> out) {
        if (parser.parse(bronze.value(), bronze.headers()) instanceof Accepted accepted) {
            var event = accepted.event();
            event.setActorClass(rules.classOf(event.getActorLogin()));
            out.collect(new Parsed(bronze.key(), accepted));
        }
    }

    /** Never written anywhere: what reads it stands in the same chain, and objects are reused. */
    @Override
    public TypeInformation<Parsed> getProducedType() {
        return TypeInformation.of(Parsed.class);
    }
}
