package dev.sluice.streams.entity;

import dev.sluice.schemas.Topics;
import dev.sluice.streams.parse.Accepted;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Step: who is seen for the first time, or newly, goes to the partition of the actor. A partition of bronze sees an actor in its own
 * repositories alone. What it forgot that it had told is told again, which changes nothing. Key in: repository id; key out: actor id.
 */
public final class NoticeActors {
    private NoticeActors() {}

    /** Sightings, by actor; those who have no id are not among them. */
    public static KStream<Long, Sighting> of(KStream<byte[], Accepted> events) {
        return events.process(Step::new, Named.as("notice-actors"))
                .repartition(Repartitioned.<Long, Sighting>as(Topics.ACTOR_SIGHTINGS)
                        .withKeySerde(Serdes.Long())
                        .withValueSerde(Sighting.serde())
                        .withNumberOfPartitions(Topics.EVENT_PARTITIONS));
    }

    /** Has no store: it may forget. */
    private static final class Step extends ContextualProcessor<byte[], Accepted, Long, Sighting> {
        private final KnownIds known = new KnownIds();

        @Override
        public void process(Record<byte[], Accepted> accepted) {
            var event = accepted.value().event();
            var id = event.getActorId();
            if (id == null) {
                return;
            }
            int labels = Sighting.labels(event);
            long at = accepted.value().createdAt();
            if (!known.knows(id, labels, at)) {
                known.note(id, labels, at, at + SeenNames.AGAIN_AFTER.toMillis());
                context().forward(accepted.withKey(id).withValue(Sighting.of(event)));
            }
        }
    }
}
