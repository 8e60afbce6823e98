package dev.sluice.streams.parse;

import dev.sluice.schemas.Lane;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** The value of a bronze record, parsed as it is read. Streams shares it between its threads; each has its own parser. */
final class VerdictDeserializer implements Deserializer<Verdict> {
    private final ThreadLocal<EventParser> parsers;

    /** @param lane that the events come through */
    VerdictDeserializer(Lane lane) {
        this.parsers = ThreadLocal.withInitial(() -> new EventParser(lane));
    }

    @Override
    public Verdict deserialize(String topic, Headers headers, byte[] line) {
        return parsers.get().parse(line, headers);
    }

    @Override
    public Verdict deserialize(String topic, byte[] line) {
        throw new UnsupportedOperationException(
                "a record of " + topic + " without headers; bronze is read with headers, which name its source");
    }
}
