package dev.sluice.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice up}: everything on this machine, until Ctrl-C or until the work is done. */
@Command(
        name = "up",
        description = "Start broker, registry and the four services on this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sluice up                                          the synthetic sample, for ever",
            "  sluice up --source 'file:hours/*.json.gz' --until-idle   pan recorded hours, then exit"
        })
final class UpCommand implements Callable<Integer> {
    private final Map<String, String> environment;

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

    @Option(names = "--http-port", defaultValue = "8080", description = "public HTTP port, 0 = any free one (8080)")
    private int httpPort;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "broker's port, 0 = any free one (9092)")
    private int kafkaPort;

    @Option(names = "--registry-port", defaultValue = "8081", description = "registry's port, 0 = any free one (8081)")
    private int registryPort;

    @Option(names = "--webhook-port", defaultValue = "8090", description = "port for webhooks, 0 = any free one (8090)")
    private int webhookPort;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "batch: ingest for so long (5m, 90s, PT1H), drain, exit")
    private String time;

    @Option(names = "--until-idle", description = "batch: read every source to its end, drain, exit (3 with findings)")
    private boolean untilIdle;

    @Spec
    private CommandSpec spec;

    UpCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var plan = UpPlan.of(new UpFlags(source, dataDir, fresh, ports(), time, untilIdle), environment);
        Logs.into(plan.dataDir().resolve("log"));
        var console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        return new Up(plan, environment, console, Clock.systemUTC(), reports -> {})
                .run()
                .number();
    }

    private WantedPorts ports() {
        return new WantedPorts(httpPort, kafkaPort, registryPort, webhookPort);
    }
}
