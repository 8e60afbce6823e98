package dev.sluice.standalone;

import dev.sluice.ingester.Backfills;
import dev.sluice.ingester.IngesterConfig;
import dev.sluice.ingester.archive.BackfillPlan;
import dev.sluice.ingester.archive.BackfillProgress;
import dev.sluice.ingester.archive.ProgressPrinter;
import dev.sluice.ingester.publish.SourceReport;
import dev.sluice.ops.SourceState;
import dev.sluice.runtime.ExitCode;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A backfill, or what it would do. */
final class Backfill {
    private final UpPlan plan;
    private final Map<String, String> environment;
    private final Console console;
    private final Clock clock;

    Backfill(UpPlan plan, Map<String, String> environment, Console console, Clock clock) {
        this.plan = plan;
        this.environment = environment;
        this.console = console;
        this.clock = clock;
    }

    ExitCode run(ProgressPrinter.Style style) throws InterruptedException {
        var printer = new ProgressPrinter(System.err, style, System::nanoTime);
        long start = System.nanoTime();
        var up = new Up(
                plan,
                environment,
                console,
                clock,
                reports -> printer.tell(progress(reports, Duration.ofNanos(System.nanoTime() - start))));
        return up.run();
    }

    private static BackfillProgress progress(List<SourceReport> reports, Duration elapsed) {
        return new BackfillProgress(
                reports.size(),
                reports.stream().filter(SourceReport::isOver).count(),
                0,
                count(reports, SourceState.MISSING),
                count(reports, SourceState.FAULTY),
                reports.stream().mapToLong(SourceReport::lines).sum(),
                reports.stream().mapToLong(SourceReport::bytes).sum(),
                elapsed);
    }

    private static long count(List<SourceReport> reports, SourceState state) {
        return reports.stream().filter(report -> report.state() == state).count();
    }

    /** Asks the archive's server for sizes, and Kafka for what was read before, where it was ever started. */
    BackfillPlan planned() {
        var settings = new StackSettings(plan, environment);
        settings.check(clock.instant());
        if (plan.fresh() || !Files.exists(plan.dataDir().resolve("kafka"))) {
            return Backfills.fresh(config(settings, "127.0.0.1:0", "http://127.0.0.1:0"), clock);
        }
        try (var servers = Servers.launch(plan)) {
            servers.awaitBroker();
            servers.awaitRegistry();
            var broker = servers.broker().bootstrapServers();
            return Backfills.resumed(
                    config(settings, broker, servers.registry().url().toString()), clock);
        }
    }

    private IngesterConfig config(StackSettings settings, String broker, String registry) {
        settings.put("SLUICE_KAFKA_BOOTSTRAP_SERVERS", broker);
        settings.put("SLUICE_SCHEMA_REGISTRY_URL", registry);
        return IngesterConfig.from(settings.settings(), clock.instant());
    }
}
