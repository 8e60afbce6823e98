package dev.sluice.standalone;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags of {@code up}; what is not given is told by the settings. */
final class UpOptions {
    private static final int HTTP_PORT = 8080;
    private static final int WEBHOOK_PORT = 8090;
    private static final int NO_PORT = -1;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description =
                    "sample (default; live where LIVE=true), live (GitHub's feeds), archive (see backfill), webhook,"
                            + " file:PATH-OR-GLOB (.json, .ndjson, .json.gz), or - for standard input")
    private String source;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "where everything is kept; default ./data/<source>")
    private Path dataDir;

    @Option(names = "--fresh", description = "delete what the data directory holds first")
    private boolean fresh;

    @Option(names = "--http-port", description = "public HTTP port, 0 = any free one (8080)")
    private Integer httpPort;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "broker's port, 0 = any free one (9092)")
    private int kafkaPort;

    @Option(names = "--registry-port", defaultValue = "8081", description = "registry's port, 0 = any free one (8081)")
    private int registryPort;

    @Option(names = "--webhook-port", description = "port for webhooks, 0 = any free one (8090)")
    private Integer webhookPort;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "batch: ingest for so long (5m, 90s, PT1H), drain, exit")
    private String time;

    @Option(names = "--until-idle", description = "batch: read every source to its end, drain, exit (3 with findings)")
    private boolean untilIdle;

    /** As the flags say, or else the settings. */
    UpFlags flags(Map<String, String> variables) {
        return new UpFlags(
                source == null ? variables.get("SLUICE_SOURCE") : source,
                dataDir,
                fresh,
                new WantedPorts(
                        port(httpPort, "SLUICE_HTTP_PORT", variables, HTTP_PORT),
                        kafkaPort,
                        registryPort,
                        port(webhookPort, "SLUICE_WEBHOOK_PORT", variables, WEBHOOK_PORT)),
                time,
                untilIdle || "batch".equals(variables.get("SLUICE_INGEST_MODE")));
    }

    /** A number that does not read is told with the other settings; -1 is no port. */
    private static int port(Integer flag, String setting, Map<String, String> variables, int standard) {
        var text = variables.getOrDefault(setting, "").strip();
        if (flag != null || text.isEmpty()) {
            return flag == null ? standard : flag;
        }
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : NO_PORT;
    }

    /** Whether the value of that setting is told by a flag that was given. */
    boolean tells(String setting) {
        return switch (setting) {
            case "SLUICE_SOURCE", "SLUICE_MODE", "SLUICE_SINK_LANES" -> source != null;
            case "SLUICE_INGEST_MODE" -> untilIdle || time != null;
            case "SLUICE_STATE_DIR", "SLUICE_LAKE_DIR", "SLUICE_GOLD_DIR" -> dataDir != null;
            case "SLUICE_HTTP_PORT" -> httpPort != null;
            case "SLUICE_WEBHOOK_PORT" -> webhookPort != null;
            default -> false;
        };
    }
}
