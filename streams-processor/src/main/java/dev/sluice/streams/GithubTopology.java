package dev.sluice.streams;

import dev.sluice.schemas.Lane;
import dev.sluice.schemas.serdes.AvroSerdes;
import dev.sluice.streams.account.Accounts;
import dev.sluice.streams.account.KeepAccounts;
import dev.sluice.streams.account.MarkLate;
import dev.sluice.streams.classify.ClassifyActors;
import dev.sluice.streams.count.CountEventMinutes;
import dev.sluice.streams.count.CountOpenedPulls;
import dev.sluice.streams.count.CountRepoHours;
import dev.sluice.streams.dedup.DropDuplicates;
import dev.sluice.streams.dedup.MarkSemanticDuplicates;
import dev.sluice.streams.drift.WatchDrift;
import dev.sluice.streams.entity.KeepActors;
import dev.sluice.streams.entity.KeepRepositories;
import dev.sluice.streams.entity.NoticeActors;
import dev.sluice.streams.letter.NoteReplays;
import dev.sluice.streams.parse.Accepted;
import dev.sluice.streams.parse.Refuse;
import dev.sluice.streams.parse.ToSilver;
import dev.sluice.streams.twin.BuildPullRequestTwins;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The drawing. Everything is keyed by repository id from bronze on, so nothing is repartitioned but what is new about an actor.
 *
 * <pre>
 *  bronze ──► (parsed as read) ──► drop-duplicates ──► mark-semantic-duplicates ──► mark-late
 *                                  [seen-events]       [seen-occurrences]           [accounts]
 *
 *  mark-late ──┬──► refuse ──────────► dead letters
 *              ├──► note-replays ────► dead-letter states
 *              ├──► keep-accounts ───► accounts
 *              │    [accounts]
 *              └──► classify-actors ─┬─► to-silver ──► by type: 17 silver topics
 *                                    ├─► build-pull-request-twins ──► pull requests
 *                                    │   [pull-request-twins]
 *                                    ├─► watch-drift ─► drift
 *                                    │   [drifts, drift-baselines]
 *                                    ├─► keep-repositories ──► repositories
 *                                    │   [repositories]
 *                                    ├─► notice-actors ══ by actor id ══► keep-actors ──► actors
 *                                    │                                    [actors]
 *                                    └─► counted ─┬─► count-event-minutes [events-by-minute]
 *                                                 ├─► count-repo-hours    [activity-by-repo-hour]
 *                                                 └─► count-opened-pulls  [opened-pulls-by-repo-hour]
 * </pre>
 *
 * <p>On the live lane alone: mark-semantic-duplicates, for webhooks come there, and counted, which lets pass what is in time and was
 * not told before.
 */
final class GithubTopology {
    private GithubTopology() {}

    /**
     * Builds it for one lane.
     *
     * @param properties of Streams: they make it refuse a store or topic without a name
     */
    static Topology build(Properties properties, ProcessorConfig config, AvroSerdes serdes, MeterRegistry meters) {
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        var lane = config.lane();
        var edges = new Edges(lane, serdes);
        Accounts.addTo(builder);

        var bronze = edges.readBronze(builder);
        var distinct = DropDuplicates.of(bronze, config.keepSeen(), config.seenMost(), lane, meters);
        var told = lane == Lane.LIVE
                ? MarkSemanticDuplicates.of(distinct, config.keepSeen(), config.seenMost(), lane, meters)
                : distinct;
        var verdicts = MarkLate.of(told, config.grace());
        var events = ClassifyActors.of(verdicts);

        edges.writeDeadLetters(Refuse.of(verdicts, lane, meters));
        edges.writeLetterStates(NoteReplays.of(verdicts, lane));
        edges.writeAccounts(KeepAccounts.of(verdicts, lane));
        edges.writeSilver(ToSilver.of(events));
        edges.writePullRequestTwins(BuildPullRequestTwins.of(events, edges.pullRequestTwins()));
        edges.writeDrift(WatchDrift.of(events, lane, meters));
        edges.writeRepositories(KeepRepositories.of(events, edges.repositories()));
        edges.writeActors(KeepActors.of(NoticeActors.of(events), edges.actors()));
        if (lane == Lane.LIVE) {
            count(events.filter((repo, event) -> event.counts(), Named.as("counted")), config);
        }
        return builder.build();
    }

    private static void count(KStream<byte[], Accepted> events, ProcessorConfig config) {
        CountEventMinutes.of(events, config.keepCounts());
        CountRepoHours.of(events, config.keepCounts());
        CountOpenedPulls.of(events, config.keepCounts());
    }
}
