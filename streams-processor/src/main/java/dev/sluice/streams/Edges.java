package dev.sluice.streams;

import dev.sluice.gold.Actor;
import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.Repository;
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
        write(drifts, Topics.DRIFT, "drift-as-avro", "drift-out");
    }

    /** What became of replayed dead letters. Key: the letter. */
    void writeLetterStates(KStream<String, LetterState> states) {
        write(states, Topics.LETTER_STATES, "letter-as-avro", "letter-states");
    }

    /** Pull requests, rebuilt. Key: {@code <repository id>/<number>}. */
    void writePullRequestTwins(KStream<String, PullRequestTwin> twins) {
        writeGold(twins, Topics.pullRequestTwins(lane), pullRequestTwins());
    }

    /** What is known of repositories. Key: repository id. */
    void writeRepositories(KStream<String, Repository> repositories) {
        writeGold(repositories, Topics.repositories(lane), repositories());
    }

    /** What is known of actors. Key: actor id. */
    void writeActors(KStream<String, Actor> actors) {
        writeGold(actors, Topics.actors(lane), actors());
    }

    private static <V> void writeGold(KStream<String, V> records, Topic topic, Serde<V> values) {
        var name = topic.name().replaceAll("^.*\\.gold\\.(.*)\\.v\\d+$", "gold-$1");
        records.to(topic.name(), Produced.with(Serdes.String(), values).withName(name));
    }

    /** How a pull request is written, to the topic and into the store: the bytes are the same. */
    Serde<PullRequestTwin> pullRequestTwins() {
        return gold(Topics.pullRequestTwins(lane), PullRequestTwin.class);
    }

    /** The same of a repository. */
    Serde<Repository> repositories() {
        return gold(Topics.repositories(lane), Repository.class);
    }

    /** The same of an actor. */
    Serde<Actor> actors() {
        return gold(Topics.actors(lane), Actor.class);
    }

    private <V extends SpecificRecord> Serde<V> gold(Topic topic, Class<V> value) {
        var writers = PerThread.of(() -> serdes.serializer(Set.of(topic)));
        var readers = ThreadLocal.withInitial(() -> serdes.deserializer(value));
        return Serdes.serdeFrom(
                (written, record) -> writers.serialize(topic.name(), record),
                (read, bytes) -> readers.get().deserialize(topic.name(), bytes));
    }

    private void write(KStream<String, ? extends SpecificRecord> records, Topic topic, String asAvro, String name) {
        var values = PerThread.of(() -> serdes.serializer(Set.of(topic)));
        records.mapValues(value -> (SpecificRecord) value, Named.as(asAvro))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), onlyWrites(values)).withName(name));
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

    private static <T> Serde<T> onlyWrites(Serializer<T> serializer) {
        return Serdes.serdeFrom(serializer, (topic, bytes) -> {
            throw new UnsupportedOperationException("the topology writes " + topic + " and never reads it");
        });
    }
}
