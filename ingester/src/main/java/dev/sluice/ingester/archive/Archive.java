package dev.sluice.ingester.archive;

import dev.sluice.ingester.source.Source;
import dev.sluice.ops.IngestPosition;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/** The hours of a range as sources, and what fetches them. Nothing is asked for, and no file made, until a source is read. */
public final class Archive implements AutoCloseable {
    private final ArchiveConfig config;
    private final Versions versions;
    private final Downloads downloads;
    private final Clock clock;

    private Archive(ArchiveConfig config, Versions versions, Downloads downloads, Clock clock) {
        this.config = config;
        this.versions = versions;
        this.downloads = downloads;
        this.clock = clock;
    }

    /** A client as {@link #open} needs it. */
    public static HttpClient client(ArchiveConfig config) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // a connection per download, and no talk of upgrades with mirrors
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Opens it.
     *
     * @param http that follows no redirects itself
     * @param wanted whether the source of that id is worth fetching ahead: false where another process reads it, or it is DONE;
     *     asked on the reading thread
     */
    public static Archive open(ArchiveConfig config, HttpClient http, Clock clock, Predicate<String> wanted) {
        return open(config, http, clock, wanted, Archive::pause);
    }

    static Archive open(
            ArchiveConfig config, HttpClient http, Clock clock, Predicate<String> wanted, HourDownload.Pause pause) {
        var asking = new ArchiveHttp(http, config.timeout());
        var cache = new HourCache(config.cacheDir());
        var download = new HourDownload(
                config.url(),
                asking,
                cache,
                clock,
                pause,
                () -> ThreadLocalRandom.current().nextDouble(),
                HourDownload.MAX_BYTES);
        Predicate<ArchiveHour> ahead =
                hour -> !clock.instant().isBefore(hour.settledAt()) && wanted.test(HourSource.id(hour, config.repos()));
        var downloads =
                new Downloads(config.range().last(), config.parallel(), ahead, download::fetch, cache, config.keep());
        return new Archive(config, new Versions(config.url(), asking), downloads, clock);
    }

    /** One per hour, oldest first; to be read in this order by one thread. */
    public List<Source> sources() {
        return config.range().hours().stream()
                .<Source>map(hour -> new HourSource(hour, config.repos(), downloads, versions, clock))
                .toList();
    }

    /**
     * What reading would do; it asks the server for the size of each hour that is not done, some at a time.
     *
     * @param positions of sources, by id; empty for one that is new
     */
    public BackfillPlan plan(Function<String, Optional<IngestPosition>> positions) {
        return BackfillPlanner.plan(config, positions, versions, clock);
    }

    /** Stops all downloads; what is there in part is gone on with the next time. */
    @Override
    public void close() {
        downloads.close();
    }

    private static void pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting before the next try");
            }
        }
    }
}
