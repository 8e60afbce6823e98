package dev.sluice.ingester.archive;

import dev.sluice.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An archive on loopback and what reads it; waiting costs no time. */
public final class ArchiveBench implements AutoCloseable {
    /** Long after all hours that tests read. */
    public static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final StubArchive server = new StubArchive();
    private final List<Archive> opened = new CopyOnWriteArrayList<>();
    private final Path cache;

    /** @param cache folder of downloads */
    public ArchiveBench(Path cache) {
        this.cache = cache;
    }

    /** The server. */
    public StubArchive server() {
        return server;
    }

    /** The hours 0 to 3 of a day, as a process that starts at {@code now} reads them. */
    public Archive open(Instant now, Map<String, String> settings) {
        ArchiveConfig config = config(now, settings);
        Archive archive = Archive.open(
                config, Archive.client(config), Clock.fixed(now, ZoneOffset.UTC), source -> true, pause -> {});
        opened.add(archive);
        return archive;
    }

    /** The settings of it. */
    public ArchiveConfig config(Instant now, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "SLUICE_ARCHIVE_URL", server.url(),
                "SLUICE_ARCHIVE_FROM", "2016-01-01-0",
                "SLUICE_ARCHIVE_TO", "2016-01-01-3",
                "SLUICE_ARCHIVE_CACHE_DIR", cache.toString(),
                "SLUICE_ARCHIVE_TIMEOUT", "PT20S"));
        all.putAll(settings);
        var read = new Settings(all);
        ArchiveConfig config = ArchiveConfig.from(read, now);
        read.finish(ArchiveConfig.SETTINGS);
        return config;
    }

    /** With standard settings, today. */
    public Archive open() {
        return open(NOW, Map.of());
    }

    @Override
    public void close() {
        opened.forEach(Archive::close);
        server.close();
    }
}
