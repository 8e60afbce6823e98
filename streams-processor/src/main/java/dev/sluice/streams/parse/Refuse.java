package dev.sluice.streams.parse;

import dev.sluice.schemas.Headers;
import dev.sluice.schemas.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Step: makes dead letters of the refused lines: the bytes unmodified, the headers of the bronze record kept, reason and
 * coordinates added. A line that was replayed keeps the header that names its first letter. Key: as in bronze.
 */
public final class Refuse {
    private static final String LETTERS = "sluice.dead.letters";
    private static final byte[] STAGE = Headers.bytes("parse");

    private Refuse() {}

    /** The dead letters of these, counted by reason. */
    public static KStream<byte[], byte[]> of(KStream<byte[], Verdict> verdicts, Lane lane, MeterRegistry meters) {
        return verdicts.process(() -> new Step(lane, meters), Named.as("refuse"));
    }

    /** Writes reason and coordinates. */
    private static final class Step extends ContextualProcessor<byte[], Verdict, byte[], byte[]> {
        private final Lane lane;
        private final MeterRegistry meters;

        private Step(Lane lane, MeterRegistry meters) {
            this.lane = lane;
            this.meters = meters;
        }

        @Override
        public void process(Record<byte[], Verdict> bronze) {
            if (bronze.value() instanceof Refused refused) {
                var headers = new RecordHeaders(bronze.headers());
                describe(refused, context().recordMetadata().orElseThrow(), headers);
                context().forward(bronze.withValue(refused.line()).withHeaders(headers));
                meters.counter(
                                LETTERS,
                                "lane",
                                lane.prefix(),
                                "reason",
                                refused.reason().name())
                        .increment();
            }
        }

        private void describe(Refused refused, RecordMetadata bronze, RecordHeaders headers) {
            int attempt = Headers.attempt(headers);
            headers.remove(Headers.ATTEMPT)
                    .add(Headers.REASON, Headers.bytes(refused.reason().name()))
                    .add(Headers.DETAIL, Headers.bytes(refused.detail()))
                    .add(Headers.STAGE, STAGE)
                    .add(Headers.LANE, Headers.bytes(lane.prefix()))
                    .add(Headers.SOURCE_TOPIC, Headers.bytes(bronze.topic()))
                    .add(Headers.SOURCE_PARTITION, Headers.bytes(Integer.toString(bronze.partition())))
                    .add(Headers.SOURCE_OFFSET, Headers.bytes(Long.toString(bronze.offset())))
                    .add(Headers.ATTEMPT, Headers.bytes(Integer.toString(attempt)));
        }
    }
}
