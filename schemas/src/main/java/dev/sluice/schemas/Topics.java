package dev.sluice.schemas;

import dev.sluice.gold.Actor;
import dev.sluice.gold.PullRequestTwin;
import dev.sluice.gold.Repository;
import dev.sluice.ops.Account;
import dev.sluice.ops.Drift;
import dev.sluice.ops.Gap;
import dev.sluice.ops.IngestPosition;
import dev.sluice.ops.LetterState;
import dev.sluice.schemas.Topic.Cleanup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue of topics: the only place that spells a name. */
public final class Topics {
    /** Partitions of bronze and of each silver topic: copies of one event must meet in one partition. */
    public static final int EVENT_PARTITIONS = 4;

    /** Slots that sources hash to: the partitions of the positions topic. */
    public static final int SLOTS = 8;

    /** What Kafka Streams makes the name of a topic of its own of; see {@link #actorSightings}. */
    public static final String ACTOR_SIGHTINGS = "actor-sightings";

    private static final long MIB = 1024 * 1024;

    /** Lines that were refused, bytes unmodified, reason and coordinates in headers. */
    public static final Topic DEAD_LETTERS =
            new Topic("github.ops.dead-letters.v1", null, EVENT_PARTITIONS, new Cleanup.BySize(512 * MIB));

    /** Where each source stands; key: its id; partition: its slot. */
    public static final Topic POSITIONS =
            new Topic("github.ops.ingest-positions.v1", IngestPosition.class, SLOTS, new Cleanup.Compact());

    /** What became of each source's lines; key: {@code <source>|<bronze partition>}. */
    public static final Topic ACCOUNTS =
            new Topic("github.ops.accounts.v1", Account.class, EVENT_PARTITIONS, new Cleanup.Compact());

    /** Stretches of polled feeds that may hold events which were never seen; key: {@code <source>|<poll>}; partition: the source's slot. */
    public static final Topic GAPS = new Topic("github.ops.gaps.v1", Gap.class, SLOTS, new Cleanup.BySize(64 * MIB));

    /**
     * Changes of the shape of events; key: {@code <lane>|<feed>|<type>|<change>|<path>|<value>}, what drifted. Deleted by size: each
     * change is news of its own, also where the same field comes back and goes again.
     */
    public static final Topic DRIFT =
            new Topic("github.ops.drift.v1", Drift.class, EVENT_PARTITIONS, new Cleanup.BySize(64 * MIB));

    /** What was done about each dead letter, and what came of it; key: the letter, as in the header {@code letter}. */
    public static final Topic LETTER_STATES =
            new Topic("github.ops.dead-letter-states.v1", LetterState.class, EVENT_PARTITIONS, new Cleanup.Compact());

    private Topics() {}

    /** Raw lines as received; key: repository id. At about 390 bytes a record, 2 GiB are 5.5 million events. */
    public static Topic bronze(Lane lane) {
        return new Topic(lane.prefix() + ".bronze.events.v1", null, EVENT_PARTITIONS, new Cleanup.BySize(2048 * MIB));
    }

    /** The events of one type, as Avro; key: repository id. */
    public static Topic silver(Lane lane, EventType type) {
        return new Topic(
                lane.prefix() + ".silver." + type.dataset() + ".v1",
                type.record(),
                EVENT_PARTITIONS,
                new Cleanup.BySize(512 * MIB));
    }

    /** The seventeen silver topics of a lane. */
    public static List<Topic> silver(Lane lane) {
        return Arrays.stream(EventType.values()).map(type -> silver(lane, type)).toList();
    }

    /** Pull requests, each rebuilt from all events that mention it; key: {@code <repository id>/<number>}. */
    public static Topic pullRequestTwins(Lane lane) {
        return gold(lane, "pull-request", PullRequestTwin.class);
    }

    /** Repositories as a lane's events tell of them; key: repository id. */
    public static Topic repositories(Lane lane) {
        return gold(lane, "repository", Repository.class);
    }

    /** Those who act, as a lane's events tell of them; key: actor id. */
    public static Topic actors(Lane lane) {
        return gold(lane, "actor", Actor.class);
    }

    /** What the streams-processor makes of a lane's silver: the newest record of each key. */
    public static List<Topic> gold(Lane lane) {
        return List.of(pullRequestTwins(lane), repositories(lane), actors(lane));
    }

    /** The newest state of each key, for ever. */
    private static Topic gold(Lane lane, String dataset, Class<? extends SpecificRecord> value) {
        return new Topic(lane.prefix() + ".gold." + dataset + ".v1", value, EVENT_PARTITIONS, new Cleanup.Compact());
    }

    /**
     * Name of the topic between two parts of a lane's topology, which Kafka Streams makes and empties: what a bronze partition sees of
     * an actor for the first time, or newly; key: actor id.
     */
    public static String actorSightings(Lane lane) {
        return lane.applicationId() + "-" + ACTOR_SIGHTINGS + "-repartition";
    }

    /** Topics that exist once, whatever the lanes. */
    public static List<Topic> ops() {
        return List.of(DEAD_LETTERS, LETTER_STATES, POSITIONS, ACCOUNTS, GAPS, DRIFT);
    }

    /** Everything that a lane needs. */
    public static List<Topic> all(Lane lane) {
        var all = new ArrayList<Topic>(ops());
        all.add(bronze(lane));
        all.addAll(silver(lane));
        all.addAll(gold(lane));
        return all;
    }

    /** Key of an account: {@code <source>|<bronze partition>}. */
    public static String accountKey(String source, int partition) {
        return source + "|" + partition;
    }

    /** Slot of a source, 0 to 7: its partition in the positions topic and the number of its transactional id. */
    public static int slot(String source) {
        return Math.floorMod(source.hashCode(), SLOTS);
    }
}
