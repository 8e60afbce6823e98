package dev.sluice.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The four services as processes of their own on one cluster, as many of each as a test wants; all are stopped with it. */
final class ServiceFleet implements AutoCloseable {
    /** Parts of a file are read side by side, so that hours come in any order. */
    private static final String GRACE = Duration.ofHours(20).toString();

    private final Map<String, String> cluster;
    private final Path folder;
    private final List<ServiceProcess> started = new ArrayList<>();

    /** @param cluster environment that names broker and registry */
    ServiceFleet(Map<String, String> cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** A streams-processor of that name, with its query port. */
    ServiceProcess processor(String instance, int queryPort, Map<String, String> more) {
        var environment = environment(cluster, "streams-" + instance);
        environment.put("SLUICE_STREAMS_INSTANCE", instance);
        environment.put("SLUICE_STREAMS_QUERY_PORT", Integer.toString(queryPort));
        environment.put("SLUICE_GRACE", GRACE);
        environment.putAll(more);
        return start("dev.sluice.streams.Main", environment, "streams-" + instance, "256m");
    }

    /** An ingester of that name. */
    ServiceProcess ingester(String instance, String source) {
        var environment = environment(cluster, "ingester-" + instance);
        environment.put("SLUICE_INGESTER_INSTANCE", instance);
        environment.put("SLUICE_SOURCE", source);
        return start("dev.sluice.ingester.Main", environment, "ingester-" + instance, "160m");
    }

    /** The sink. */
    ServiceProcess sink() {
        var environment = environment(cluster, "sink");
        environment.put("SLUICE_LAKE_DIR", folder.resolve("lake").toString());
        environment.put("SLUICE_GOLD_DIR", gold().toString());
        environment.put("SLUICE_GRACE", GRACE);
        return start("dev.sluice.sink.Main", environment, "sink", "256m");
    }

    /** query-api over recorded events. */
    QueryProcess query(int port, int streamsPort) {
        var environment = environment(Map.of(), "query");
        environment.put("SLUICE_HTTP_PORT", Integer.toString(port));
        environment.put("SLUICE_STREAMS_URLS", "http://127.0.0.1:" + streamsPort);
        environment.put("SLUICE_STREAMS_TIMEOUT", "PT2S");
        environment.put("SLUICE_GOLD_DIR", gold().toString());
        environment.put(
                "SLUICE_METRICS_DIR", Repository.root().resolve("metrics").toString());
        environment.put("SLUICE_MODE", "replay");
        environment.put("SLUICE_GRACE", GRACE);
        environment.remove("SLUICE_STATE_DIR");
        return new QueryProcess(start("dev.sluice.query.Main", environment, "query", "128m"), port);
    }

    /** Folder of the gold tables. */
    Path gold() {
        return folder.resolve("gold");
    }

    private Map<String, String> environment(Map<String, String> base, String name) {
        var environment = new HashMap<>(base);
        environment.put("SLUICE_STATE_DIR", folder.resolve("state-" + name).toString());
        environment.put("SLUICE_HEALTH_PORT", "0");
        return environment;
    }

    private ServiceProcess start(String main, Map<String, String> environment, String name, String heap) {
        var process = ServiceProcess.start(
                main,
                environment,
                folder.resolve(name + "-run-" + started.size() + ".txt"),
                List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        started.add(process);
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : started) {
            process.kill();
        }
    }
}
