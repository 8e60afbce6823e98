package dev.sluice.streams;

import dev.sluice.gold.PullRequestTwin;
import dev.sluice.ops.Account;
import dev.sluice.ops.Drift;
import dev.sluice.ops.LetterState;
import dev.sluice.schemas.EventType;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Topic;
import dev.sluice.schemas.Topics;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.streams.parse.ParseEvents;
import dev.sluice.streams.parse.Verdict;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Where a topology touches topics; nothing else in it names one. Public for the plain topology that ours is measured against, which
 * reads and writes the same way.
 */
public final class Edges {
    private final Lane lane;
    private final AvroSerdes serdes;

    /**
     * Of one lane.
     *
     * @param serdes know the ids of silver's schemas
     */
    public Edges(Lane lane, AvroSerdes serdes) {
        this.lane = lane;
        this.serdes = serdes;
    }

    /** Bronze, parsed as it is read. Key: repository id, decimal digits. */
    public KStream<byte[], Verdict> readBronze(StreamsBuilder builder) {
        return builder.stream(Topics.bronze(lane).name(), ParseEvents.asRead(lane));
    }

    /** Lines as received. Key: as in bronze. */
    void writeDeadLetters(KStream<byte[], byte[]> letters) {
        letters.to(
                Topics.DEAD_LETTERS.name(),
                Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters"));
    }

    /** Accounts, each to the partition of the bronze partition that it is about. */
    void writeAccounts(KStream<String, Account> accounts) {
        var values = PerThread.of(() -> serdes.serializer(Set.of(Topics.ACCOUNTS)));
        accounts.mapValues(account -> (SpecificRecord) account, Named.as("as-avro"))
                .to(
                        Topics.ACCOUNTS.name(),
                        Produced.with(Serdes.String(), onlyWrites(values))
                                .withStreamPartitioner((topic, key, account, partitions) ->
                                        Optional.of(Set.of(((Account) account).getPartition() % partitions)))
                                .withName("accounts-out"));
    }

    /** Changes of the shape of events. */
    void writeDrift(KStream<String, Drift> drifts) {
        var values = PerThread.of(() -> serdes.serializer(Set.of(Topics.DRIFT)));
        drifts.mapValues(drift -> (SpecificRecord) drift, Named.as("drift-as-avro"))
                .to(
                        Topics.DRIFT.name(),
                        Produced.with(Serdes.String(), onlyWrites(values)).withName("drift-out"));
    }

    /** What became of replayed dead letters. Key: the letter. */
    void writeLetterStates(KStream<String, LetterState> states) {
        var values = PerThread.of(() -> serdes.serializer(Set.of(Topics.LETTER_STATES)));
        states.mapValues(state -> (SpecificRecord) state, Named.as("letter-as-avro"))
                .to(
                        Topics.LETTER_STATES.name(),
                        Produced.with(Serdes.String(), onlyWrites(values)).withName("letter-states"));
    }

    /** Silver records, each to the topic of its type. Key: as in bronze, so that partitions match. */
    public void writeSilver(KStream<byte[], SpecificRecord> records) {
        var values = onlyWrites(PerThread.of(() -> serdes.serializer(Topics.silver(lane))));
        var byType = records.split(Named.as("by-type-"));
        for (var type : EventType.values()) {
            var topic = Topics.silver(lane, type);
            byType.branch(
                    (key, silver) -> type.record().isInstance(silver),
                    Branched.<byte[], SpecificRecord>withConsumer(branch -> write(branch, topic, type, values))
                            .withName(type.dataset()));
        }
        byType.noDefaultBranch();
    }

    private static void write(
            KStream<byte[], SpecificRecord> branch, Topic topic, EventType type, Serde<SpecificRecord> values) {
        branch.to(topic.name(), Produced.with(Serdes.ByteArray(), values).withName("silver-" + type.dataset()));
    }

    /** Pull requests, rebuilt. Key: {@code <repository id>/<number>}. */
    void writePullRequestTwins(KStream<String, PullRequestTwin> twins) {
        twins.to(
                Topics.pullRequestTwins(lane).name(),
                Produced.with(Serdes.String(), pullRequestTwins()).withName("pull-request-twins-out"));
    }

    /** How a pull request is written, to the topic and into the store: the bytes are the same. */
    Serde<PullRequestTwin> pullRequestTwins() {
        var topic = Topics.pullRequestTwins(lane);
        var writers = PerThread.of(() -> serdes.serializer(Set.of(topic)));
        var readers = ThreadLocal.withInitial(() -> serdes.deserializer(PullRequestTwin.class));
        return Serdes.serdeFrom(
                (written, twin) -> writers.serialize(topic.name(), twin),
                (read, bytes) -> readers.get().deserialize(topic.name(), bytes));
    }

    private static <T> Serde<T> onlyWrites(Serializer<T> serializer) {
        return Serdes.serdeFrom(serializer, (topic, bytes) -> {
            throw new UnsupportedOperationException("the topology writes " + topic + " and never reads it");
        });
    }
}
