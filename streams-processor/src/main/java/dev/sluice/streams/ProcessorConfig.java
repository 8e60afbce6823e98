package dev.sluice.streams;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Watermark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a streams-processor works.
 *
 * @param lane that it serves
 * @param grace how much later than its successors an event may come and still be counted by the stores
 * @param keepCounts for how long the stores keep counts, in event time; at least 48 h
 * @param keepSeen for how long a day's events are remembered after the last of them was read, in time of ingestion
 * @param seenMost fingerprints of events at once on a bronze partition, some 30 bytes each; as many again of what the feed and what
 *     webhooks told
 * @param stateDir folder of the stores and of the schema ids
 * @param instance name of this instance among those of the lane; the same after a restart
 * @param threads of processing, 1 to 16
 * @param standbys copies of each store on other instances, 0 to 3
 * @param commitEvery pause between two transactions
 * @param query where it answers queries of its peers and of query-api
 */
public record ProcessorConfig(
        Lane lane,
        Duration grace,
        Duration keepCounts,
        Duration keepSeen,
        long seenMost,
        Path stateDir,
        String instance,
        int threads,
        int standbys,
        Duration commitEvery,
        QueryAddress query) {
    static final Setting<String> LANE =
            Setting.choice("SLUICE_LANE", "github", "lane that it serves", "github", "github-history");
    static final Setting<Duration> GRACE = Setting.duration(
            "SLUICE_GRACE",
            Watermark.STANDARD_GRACE.toString(),
            "how much later than its successors an event may come and still be counted by the stores",
            Duration.ZERO,
            Duration.ofDays(1));
    static final Setting<Duration> KEEP_COUNTS = Setting.duration(
            "SLUICE_STREAMS_KEEP_COUNTS",
            "PT48H",
            "for how long the stores keep counts, in event time",
            Duration.ofDays(2),
            Duration.ofDays(31));
    static final Setting<Duration> KEEP_SEEN = Setting.duration(
            "SLUICE_STREAMS_KEEP_SEEN",
            "PT48H",
            "for how long the events of a day are remembered after the last of them was read",
            Duration.ofHours(1),
            Duration.ofDays(31));
    /** A day of all of GitHub is 1,250,000 a partition; the standard heap holds this many of both kinds on all four. */
    static final Setting<Integer> SEEN_MOST = Setting.number(
            "SLUICE_STREAMS_SEEN_MOST",
            "1500000",
            "events remembered at once on a bronze partition, 30 to 60 bytes each; the days untouched for longest make room",
            10_000,
            200_000_000);

    static final Setting<Path> STATE_DIR = Setting.path(
            "SLUICE_STATE_DIR", "./data/state", "folder for what may be lost but is handy after a restart");
    static final Setting<String> INSTANCE =
            Setting.instance("SLUICE_STREAMS_INSTANCE", "name of this instance, the same after a restart");
    static final Setting<Integer> THREADS =
            Setting.number("SLUICE_STREAMS_THREADS", "1", "threads of processing", 1, 16);
    static final Setting<Integer> STANDBYS =
            Setting.number("SLUICE_STREAMS_STANDBYS", "0", "copies of each store on other instances", 0, 3);
    static final Setting<Duration> COMMIT_EVERY = Setting.duration(
            "SLUICE_STREAMS_COMMIT_EVERY",
            "PT1S",
            "pause between two transactions",
            Duration.ofMillis(100),
            Duration.ofSeconds(5));
    static final Setting<String> QUERY_BIND =
            Setting.text("SLUICE_STREAMS_QUERY_BIND", "127.0.0.1", "0.0.0.0", "address that the query port listens on");
    static final Setting<String> QUERY_HOST = Setting.text(
            "SLUICE_STREAMS_QUERY_HOST",
            "127.0.0.1",
            "streams-1.internal",
            "host under which peers and query-api reach the query port");
    static final Setting<Integer> QUERY_PORT = Setting.number(
            "SLUICE_STREAMS_QUERY_PORT", "0", "query port of this instance; 0 takes any free one", 0, 65_535);

    /** All of them, with those of Kafka. */
    public static final List<Setting<?>> ALL = Stream.concat(
                    KafkaSettings.ALL.stream(),
                    Stream.of(
                            LANE,
                            GRACE,
                            KEEP_COUNTS,
                            KEEP_SEEN,
                            SEEN_MOST,
                            STATE_DIR,
                            INSTANCE,
                            THREADS,
                            STANDBYS,
                            COMMIT_EVERY,
                            QUERY_BIND,
                            QUERY_HOST,
                            QUERY_PORT))
            .toList();

    /** Reads them; {@link Settings#finish} tells what is wrong. */
    public static ProcessorConfig from(Settings settings) {
        var instance = settings.named(INSTANCE);
        return new ProcessorConfig(
                Lane.named(settings.get(LANE)),
                settings.get(GRACE),
                settings.get(KEEP_COUNTS),
                settings.get(KEEP_SEEN),
                settings.get(SEEN_MOST),
                settings.folder(STATE_DIR, instance),
                instance,
                settings.get(THREADS),
                settings.get(STANDBYS),
                settings.get(COMMIT_EVERY),
                new QueryAddress(settings.get(QUERY_BIND), settings.named(QUERY_HOST), settings.get(QUERY_PORT)));
    }

    /**
     * Where queries are answered.
     *
     * @param bind address to listen on
     * @param host under which others reach it
     * @param port 0 takes any free one
     */
    public record QueryAddress(String bind, String host, int port) {}
}
