package dev.sluice.sink;

import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import dev.sluice.schemas.Watermark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the sink does.
 *
 * @param kafka where the log is
 * @param lanes whose silver it reads, into one lake; the watermark is that of the first which has read anything
 * @param instance its name among sinks, the same after a restart
 * @param lakeDir the lake
 * @param goldDir the gold tables and their snapshots
 * @param stateDir where it keeps what the registry said
 * @param flushRows commits at the latest after so many rows
 * @param flushEvery commits at the latest after that long
 * @param goldEvery brings gold up to the lake that often
 * @param grace how much later than its successors an event may come, for the watermark
 */
public record SinkConfig(
        KafkaSettings kafka,
        List<Lane> lanes,
        String instance,
        Path lakeDir,
        Path goldDir,
        Path stateDir,
        int flushRows,
        Duration flushEvery,
        Duration goldEvery,
        Duration grace) {

    /** The consumer group; offsets in it are for monitoring only. */
    static final String GROUP = "sluice-sink-v1";

    /** Its name among sinks. */
    public static final Setting<String> INSTANCE =
            Setting.instance("SLUICE_SINK_INSTANCE", "name among sinks, the same after a restart");

    /** The lake. */
    public static final Setting<Path> LAKE_DIR = Setting.path("SLUICE_LAKE_DIR", "./data/lake", "folder of the lake");

    /** Gold. */
    public static final Setting<Path> GOLD_DIR =
            Setting.path("SLUICE_GOLD_DIR", "./data/gold", "folder of the gold tables and their snapshots");

    /** Where it keeps what the registry said. */
    public static final Setting<Path> STATE_DIR = Setting.path(
            "SLUICE_STATE_DIR", "./data/state", "folder for what may be lost but is handy after a restart");

    /** Rows between two commits. A row takes about 300 bytes of memory. */
    public static final Setting<Integer> FLUSH_ROWS = Setting.number(
            "SLUICE_SINK_FLUSH_ROWS", "250000", "rows after which the sink commits at the latest", 1, 1_000_000);

    /** Age of rows at their commit. */
    public static final Setting<Duration> FLUSH_EVERY = Setting.duration(
            "SLUICE_SINK_FLUSH_EVERY",
            "PT5S",
            "time after which the sink commits at the latest",
            Duration.ofMillis(100),
            Duration.ofHours(1));

    /** Age of gold. */
    public static final Setting<Duration> GOLD_EVERY = Setting.duration(
            "SLUICE_SINK_GOLD_EVERY",
            "PT5S",
            "pause between two derivations of gold",
            Duration.ofMillis(100),
            Duration.ofHours(1));

    /** Whose silver it reads. */
    public static final Setting<List<Lane>> LANES = new Setting<>(
            "SLUICE_SINK_LANES",
            "github",
            "github,github-history",
            "lanes whose silver is stored, the live one first",
            SinkConfig::lanes);

    /** Lateness that the watermark allows for. */
    public static final Setting<Duration> GRACE = Setting.duration(
            "SLUICE_GRACE",
            Watermark.STANDARD_GRACE.toString(),
            "how much later than its successors an event may come",
            Duration.ZERO,
            Duration.ofDays(2));

    /** All settings of the sink. */
    public static final List<Setting<?>> SETTINGS = Stream.concat(
                    KafkaSettings.ALL.stream(),
                    Stream.of(
                            INSTANCE, LAKE_DIR, GOLD_DIR, STATE_DIR, FLUSH_ROWS, FLUSH_EVERY, GOLD_EVERY, LANES, GRACE))
            .toList();

    /** Reads them; {@link Settings#finish} tells what is wrong. */
    public static SinkConfig from(Settings settings) {
        return new SinkConfig(
                KafkaSettings.from(settings),
                settings.get(LANES),
                settings.named(INSTANCE),
                settings.get(LAKE_DIR),
                settings.get(GOLD_DIR),
                settings.get(STATE_DIR),
                settings.get(FLUSH_ROWS),
                settings.get(FLUSH_EVERY),
                settings.get(GOLD_EVERY),
                settings.get(GRACE));
    }

    private static List<Lane> lanes(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(Lane::named)
                .toList();
    }

    /** Its name in the group and in the lake. */
    String member() {
        return "sluice-sink-" + instance;
    }

    /** A static member of the classic group that starts where it is told to and nowhere else; it has seconds until its flush, so fetches may fill. */
    Map<String, Object> consumer() {
        Map<String, Object> properties = kafka.consumer();
        properties.put("group.id", GROUP);
        properties.put("group.protocol", "classic");
        properties.put("group.instance.id", member());
        properties.put("client.id", member());
        properties.put("session.timeout.ms", "6000");
        properties.put("heartbeat.interval.ms", "1500");
        properties.put("auto.offset.reset", "none");
        properties.put("max.poll.records", "10000");
        properties.put("fetch.min.bytes", "262144");
        properties.put("fetch.max.wait.ms", "300");
        return properties;
    }
}
