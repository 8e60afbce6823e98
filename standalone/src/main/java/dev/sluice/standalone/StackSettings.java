package dev.sluice.standalone;

import dev.sluice.ingester.IngesterConfig;
import dev.sluice.query.QueryConfig;
import dev.sluice.runtime.ServiceMain;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import dev.sluice.schemas.Lane;
import dev.sluice.sink.SinkConfig;
import dev.sluice.standalone.status.StatusCommand;
import dev.sluice.streams.ProcessorConfig;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the services would find in their environment, had each a container of its own; the flags of {@code up} come first. */
final class StackSettings {
    private final Map<String, String> variables;

    StackSettings(UpPlan plan, Map<String, String> environment) {
        variables = new HashMap<>(environment);
        // The plan has heeded it.
        variables.remove("LIVE");
        var data = plan.dataDir().toAbsolutePath().normalize();
        put("SLUICE_SOURCE", plan.source());
        put("SLUICE_INGEST_MODE", plan.batch() ? "batch" : "endless");
        put("SLUICE_MODE", plan.mode());
        put("SLUICE_STATE_DIR", data.resolve("state").toString());
        put("SLUICE_LAKE_DIR", data.resolve("lake").toString());
        put("SLUICE_GOLD_DIR", data.resolve("gold").toString());
        put("SLUICE_SINK_LANES", plan.lanes().stream().map(Lane::prefix).collect(Collectors.joining(",")));
        put("SLUICE_WEBHOOK_PORT", Integer.toString(plan.ports().webhook()));
        variables.putIfAbsent(
                "SLUICE_ARCHIVE_CACHE_DIR", data.resolve("archive").toString());
        put("SLUICE_HTTP_PORT", Integer.toString(plan.ports().http()));
    }

    /** What is known only once a server has started. */
    void put(String name, String value) {
        variables.put(name, value);
    }

    /** For one service to read. */
    Settings settings() {
        return new Settings(variables);
    }

    /** For the streams-processor of a lane. */
    Settings settings(Lane lane) {
        var ofLane = new HashMap<>(variables);
        ofLane.put("SLUICE_LANE", lane.prefix());
        return new Settings(ofLane);
    }

    /**
     * Reads everything once before any server is started, so that wrong settings cost no time.
     *
     * @throws dev.sluice.runtime.settings.ConfigException with all problems
     */
    void check(Instant now) {
        var trial = new HashMap<>(variables);
        trial.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:0");
        trial.put("SLUICE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:0");
        var settings = new Settings(trial);
        IngesterConfig.from(settings, now);
        ProcessorConfig.from(settings);
        SinkConfig.from(settings);
        QueryConfig.from(settings);
        settings.finish(known());
    }

    /** Its text in force; null where it is not set and has no standard. */
    String text(Setting<?> setting) {
        var text = variables.getOrDefault(setting.name(), "").strip();
        return text.isEmpty() ? setting.standard() : text;
    }

    /** The settings of all services. */
    static Collection<Setting<?>> known() {
        Set<Setting<?>> known = new HashSet<>();
        known.addAll(ServiceMain.EVERYWHERE);
        known.addAll(IngesterConfig.SETTINGS);
        known.addAll(ProcessorConfig.ALL);
        known.addAll(SinkConfig.SETTINGS);
        known.addAll(QueryConfig.ALL);
        known.add(StatusCommand.URL);
        return known;
    }
}
