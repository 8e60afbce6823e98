package dev.sluice.ingester.archive;

import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is read of the archive, and how it is fetched.
 *
 * @param url where its hours are
 * @param range which of them; null where a setting was refused
 * @param repos what is taken of each
 * @param parallel hours downloaded at a time, ahead of the one being read; 1 to 8
 * @param cacheDir where downloads lie until they were read; for one process alone
 * @param keep whether they stay there then
 * @param connectTimeout for a connection
 * @param timeout for an answer to begin, and for each further piece of it
 */
public record ArchiveConfig(
        UrlTemplate url,
        HourRange range,
        RepoFilter repos,
        int parallel,
        Path cacheDir,
        boolean keep,
        Duration connectTimeout,
        Duration timeout) {
    /** Where its hours are. */
    public static final Setting<UrlTemplate> URL = new Setting<>(
            "SLUICE_ARCHIVE_URL",
            UrlTemplate.STANDARD,
            UrlTemplate.STANDARD,
            "where the archive's hours are, with {yyyy} {MM} {dd} and {H} (0 to 23) or {HH} (00 to 23)",
            UrlTemplate::new);

    /** Where reading begins. */
    public static final Setting<Optional<RangeEnd>> FROM = end(
            "SLUICE_ARCHIVE_FROM", "first of the archive: a date, an hour such as 2016-01-01-1, or a time (its hour)");

    /** Where it ends. */
    public static final Setting<Optional<RangeEnd>> TO =
            end("SLUICE_ARCHIVE_TO", "last of the archive: a date or an hour, included, or a time, excluded");

    /** What is taken. */
    public static final Setting<RepoFilter> REPOS = new Setting<>(
            "SLUICE_ARCHIVE_REPOS",
            "",
            "apache/kafka,openzipkin/*",
            "repositories whose events are taken from the archive, with commas between; all where it is not set",
            RepoFilter::parse);

    /** How much is fetched ahead. */
    public static final Setting<Integer> PARALLEL = Setting.number(
            "SLUICE_ARCHIVE_PARALLEL",
            "2",
            "hours of the archive downloaded at a time, ahead of the one being read",
            1,
            8);

    /** Where downloads lie. */
    public static final Setting<Path> CACHE_DIR = Setting.path(
            "SLUICE_ARCHIVE_CACHE_DIR", "./data/archive", "folder for downloads of the archive until they were read");

    /** What becomes of them. */
    public static final Setting<String> DOWNLOADS = Setting.choice(
            "SLUICE_ARCHIVE_DOWNLOADS",
            "delete",
            "keep: downloads of the archive stay in their folder when they were read",
            "delete",
            "keep");

    /** How long a connection may take. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "SLUICE_ARCHIVE_CONNECT_TIMEOUT",
            "PT10S",
            "longest time for a connection to the archive",
            Duration.ofMillis(100),
            Duration.ofMinutes(5));

    /** How long a server may be silent. */
    public static final Setting<Duration> TIMEOUT = Setting.duration(
            "SLUICE_ARCHIVE_TIMEOUT",
            "PT30S",
            "longest silence of the archive's server before a download is tried again",
            Duration.ofMillis(100),
            Duration.ofMinutes(10));

    /** All settings of the archive. */
    public static final List<Setting<?>> SETTINGS =
            List.of(URL, FROM, TO, REPOS, PARALLEL, CACHE_DIR, DOWNLOADS, CONNECT_TIMEOUT, TIMEOUT);

    /**
     * Reads them; {@link Settings#finish} tells what is wrong. To be called where the archive is read: it needs a range.
     *
     * @param now nothing behind it can be read
     */
    public static ArchiveConfig from(Settings settings, Instant now) {
        return new ArchiveConfig(
                settings.get(URL),
                range(settings, now),
                settings.get(REPOS),
                settings.get(PARALLEL),
                settings.get(CACHE_DIR),
                "keep".equals(settings.get(DOWNLOADS)),
                settings.get(CONNECT_TIMEOUT),
                settings.get(TIMEOUT));
    }

    private static HourRange range(Settings settings, Instant now) {
        Optional<RangeEnd> from = settings.get(FROM);
        Optional<RangeEnd> to = settings.get(TO);
        if (from.isEmpty() || to.isEmpty()) {
            settings.problem(
                    "SLUICE_ARCHIVE_FROM and SLUICE_ARCHIVE_TO must both be dates or hours for the archive to be"
                            + " read; example: SLUICE_ARCHIVE_FROM=2016-01-01 SLUICE_ARCHIVE_TO=2016-01-02");
            return null;
        }
        try {
            return HourRange.of(from.get(), to.get(), now);
        } catch (IllegalArgumentException e) {
            settings.problem("SLUICE_ARCHIVE_FROM and SLUICE_ARCHIVE_TO; expected " + e.getMessage());
            return null;
        }
    }

    private static Setting<Optional<RangeEnd>> end(String name, String meaning) {
        return new Setting<>(
                name,
                "",
                "2016-01-01",
                meaning,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(RangeEnd.parse(text)));
    }
}
