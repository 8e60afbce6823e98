package dev.sluice.ingester;

import dev.sluice.ingester.archive.ArchiveConfig;
import dev.sluice.ingester.live.LiveConfig;
import dev.sluice.ingester.source.Sources;
import dev.sluice.ingester.webhook.WebhookConfig;
import dev.sluice.runtime.kafka.KafkaSettings;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the ingester does.
 *
 * @param kafka where the log is
 * @param sources what is read
 * @param seed of the sample, 0 to 2^31 − 1
 * @param mode BATCH: the sample ends after its first 10,000 events
 * @param lane that it writes to
 * @param stateDir where it keeps what the registry said
 * @param instance its name among ingesters, the same after a restart
 * @param live which feeds are polled; null where none are
 * @param archive which hours are read; null where none are
 * @param webhook where deliveries are received; null where they are not
 */
public record IngesterConfig(
        KafkaSettings kafka,
        Sources sources,
        int seed,
        Sources.Mode mode,
        Lane lane,
        Path stateDir,
        String instance,
        LiveConfig live,
        ArchiveConfig archive,
        WebhookConfig webhook) {
    /** What is read. */
    public static final Setting<Sources> SOURCE = new Setting<>(
            "SLUICE_SOURCE",
            "sample",
            "file:data/*.json.gz",
            "what is read: sample, live, archive, webhook, - or file:PATH-OR-GLOB",
            Sources::parse);

    /** Which sample. */
    public static final Setting<Integer> SEED =
            Setting.number("SLUICE_SAMPLE_SEED", "42", "seed of the sample", 0, Integer.MAX_VALUE);

    /** Whether the sample ends. */
    public static final Setting<String> MODE = Setting.choice(
            "SLUICE_INGEST_MODE",
            "endless",
            "batch: the sample ends after its first 10,000 events",
            "endless",
            "batch");

    /** Where it keeps what the registry said. */
    public static final Setting<Path> STATE_DIR = Setting.path(
            "SLUICE_STATE_DIR", "./data/state", "folder for what may be lost but is handy after a restart");

    /** Its name among ingesters. */
    public static final Setting<String> INSTANCE =
            Setting.instance("SLUICE_INGESTER_INSTANCE", "name among ingesters, the same after a restart");

    /** All settings of the ingester. */
    public static final List<Setting<?>> SETTINGS = Stream.of(
                    KafkaSettings.ALL,
                    List.of(SOURCE, SEED, MODE, STATE_DIR, INSTANCE),
                    LiveConfig.SETTINGS,
                    ArchiveConfig.SETTINGS,
                    WebhookConfig.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    /** The sample gives way to GitHub where {@code LIVE=true}. */
    private static Sources sources(Settings settings) {
        Sources sources = settings.get(SOURCE);
        return settings.isLive() && sources instanceof Sources.OfSample ? new Sources.OfLive() : sources;
    }

    /**
     * Reads them; {@link Settings#finish} tells what is wrong.
     *
     * @param now no hour of the archive behind it can be read
     */
    public static IngesterConfig from(Settings settings, Instant now) {
        Sources sources = sources(settings);
        var instance = settings.named(INSTANCE);
        boolean webhook = sources instanceof Sources.OfWebhook
                || !settings.get(WebhookConfig.SECRETS).value().isEmpty();
        return new IngesterConfig(
                KafkaSettings.from(settings),
                sources,
                settings.get(SEED),
                Sources.Mode.valueOf(settings.get(MODE).toUpperCase(Locale.ROOT)),
                sources instanceof Sources.OfArchive ? Lane.HISTORY : Lane.LIVE,
                settings.folder(STATE_DIR, instance),
                instance,
                sources instanceof Sources.OfLive ? LiveConfig.from(settings) : null,
                sources instanceof Sources.OfArchive ? ArchiveConfig.from(settings, now) : null,
                webhook ? WebhookConfig.from(settings) : null);
    }
}
