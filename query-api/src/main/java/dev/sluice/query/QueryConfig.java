package dev.sluice.query;

import dev.sluice.query.answer.Mode;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Watermark;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What query-api is told.
 *
 * @param bind address of the public port; loopback by default
 * @param port of the public port, 8080 by default; 0 takes any free one
 * @param goldDir where metrics-sink publishes its snapshots
 * @param metricsDir folder of the metric files
 * @param streams internal ports of streams-processor to begin with; they tell of the others
 * @param streamsTimeout how long an instance may take to answer; half a second by default, tried twice
 * @param mode what kind of events are read; decides what "now" is
 * @param grace of the watermark; the same as streams-processor's
 */
public record QueryConfig(
        String bind,
        int port,
        Path goldDir,
        Path metricsDir,
        List<URI> streams,
        Duration streamsTimeout,
        Mode mode,
        Duration grace) {
    static final Setting<String> HTTP_BIND =
            Setting.text("SLUICE_HTTP_BIND", "127.0.0.1", "0.0.0.0", "address that the public port listens on");
    static final Setting<Integer> HTTP_PORT =
            Setting.number("SLUICE_HTTP_PORT", "8080", "the public port; 0 takes any free one", 0, 65_535);
    static final Setting<Path> GOLD_DIR =
            Setting.path("SLUICE_GOLD_DIR", "./data/gold", "where metrics-sink publishes its snapshots");
    static final Setting<Path> METRICS_DIR =
            Setting.path("SLUICE_METRICS_DIR", "./metrics", "folder of the metric files");
    static final Setting<List<URI>> STREAMS_URLS = new Setting<>(
            "SLUICE_STREAMS_URLS",
            "http://127.0.0.1:8091",
            "http://streams-1:8091,http://streams-2:8091",
            "internal ports of streams-processor, comma separated; they tell of the others",
            QueryConfig::urls);
    static final Setting<Duration> STREAMS_TIMEOUT = Setting.duration(
            "SLUICE_STREAMS_TIMEOUT",
            "PT0.5S",
            "how long a streams-processor may take to answer",
            Duration.ofMillis(50),
            Duration.ofSeconds(30));
    static final Setting<String> MODE =
            Setting.choice("SLUICE_MODE", "live", "what kind of events are read", "live", "replay", "sample");
    static final Setting<Duration> GRACE = Setting.duration(
            "SLUICE_GRACE",
            Watermark.STANDARD_GRACE.toString(),
            "grace of the watermark; the same as streams-processor's",
            Duration.ZERO,
            Duration.ofDays(1));

    /** Every setting of this service. */
    public static final List<Setting<?>> ALL =
            List.of(HTTP_BIND, HTTP_PORT, GOLD_DIR, METRICS_DIR, STREAMS_URLS, STREAMS_TIMEOUT, MODE, GRACE);

    /** Reads them; {@link Settings#finish} tells what is wrong. */
    public static QueryConfig from(Settings settings) {
        return new QueryConfig(
                settings.get(HTTP_BIND),
                settings.get(HTTP_PORT),
                settings.get(GOLD_DIR),
                settings.get(METRICS_DIR),
                settings.get(STREAMS_URLS),
                settings.get(STREAMS_TIMEOUT),
                mode(settings),
                settings.get(GRACE));
    }

    /** The sample gives way to GitHub where {@code LIVE=true}. */
    private static Mode mode(Settings settings) {
        var mode = Mode.valueOf(settings.get(MODE).toUpperCase(Locale.ROOT));
        return settings.isLive() && mode == Mode.SAMPLE ? Mode.LIVE : mode;
    }

    private static List<URI> urls(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(QueryConfig::url)
                .toList();
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/\\s]+")) {
            throw new IllegalArgumentException("http://host:port, several by comma");
        }
        return URI.create(text);
    }
}
