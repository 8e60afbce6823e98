package dev.sluice.streams.parse;

import dev.sluice.schemas.Lane;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;

/** Step: lines become verdicts as they are read, and their time is the time of the event. Key: repository id. */
public final class ParseEvents {
    private ParseEvents() {}

    /** How bronze of that lane is read. */
    public static Consumed<byte[], Verdict> asRead(Lane lane) {
        var verdicts = Serdes.<Verdict>serdeFrom(
                (topic, value) -> {
                    throw new UnsupportedOperationException("verdicts are read from " + topic + ", never written");
                },
                new VerdictDeserializer(lane));
        return Consumed.with(Serdes.ByteArray(), verdicts)
                .withTimestampExtractor(new EventTimeExtractor())
                .withName("bronze");
    }
}
