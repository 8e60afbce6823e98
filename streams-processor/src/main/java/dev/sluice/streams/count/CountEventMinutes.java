package dev.sluice.streams.count;

import dev.sluice.streams.parse.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Step: events per minute of event time, by type and class of actor. Partial per partition: counts add. Key in: repository
 * id; key of the store: minutes since 1970 (8 bytes, big-endian).
 */
public final class CountEventMinutes {
    /** Name of the store. */
    public static final String STORE = "events-by-minute";

    private CountEventMinutes() {}

    /** Counts these; a minute is kept for that long, in event time. */
    public static void of(KStream<byte[], Accepted> events, Duration keep) {
        events.process(
                new CountingStep<>(
                        STORE,
                        keys(),
                        Counts.serde(),
                        event -> minute(event.createdAt()),
                        CountEventMinutes::plus,
                        time -> minute(time) - 1,
                        keep),
                Named.as("count-event-minutes"));
    }

    /** As a key is stored. */
    public static Serde<Long> keys() {
        return Serdes.Long();
    }

    /** The minute of a time. */
    public static long minute(Instant time) {
        return minute(time.toEpochMilli());
    }

    private static long minute(long timeMs) {
        return TimeUnit.MILLISECONDS.toMinutes(timeMs);
    }

    private static Counts plus(Counts counts, Accepted event) {
        return (counts == null ? Counts.NONE : counts)
                .plus(event.type(), event.event().getActorClass());
    }
}
