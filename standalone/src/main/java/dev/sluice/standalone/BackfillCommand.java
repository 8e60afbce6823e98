package dev.sluice.standalone;

import dev.sluice.ingester.archive.BackfillPlan;
import dev.sluice.ingester.archive.ProgressPrinter;
import dev.sluice.runtime.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice backfill}: hours of the archive through every layer, then the end. */
@Command(
        name = "backfill",
        description = "Read hours of GH Archive through every layer, then exit (3 where hours are missing or faulty).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What was read before is not read again; a republished hour is. Where the archive is: SLUICE_ARCHIVE_URL.",
            "",
            "Example:",
            "  sluice backfill --from 2016-01-01 --to 2016-01-02 --repos 'apache/*' --dry-run"
        })
final class BackfillCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "D",
            description = "first date or hour, such as 2016-01-01-1")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "D", description = "last date or hour, included")
    private String to;

    @Option(
            names = "--repos",
            paramLabel = "LIST",
            description = "repositories to keep: owner/name or owner/*, with commas")
    private String repos;

    @Option(names = "--dry-run", description = "say what would be read, and read nothing")
    private boolean dryRun;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data/archive",
            description = "where everything is kept; default ./data/archive")
    private Path dataDir;

    @Option(names = "--fresh", description = "delete what the data directory holds first")
    private boolean fresh;

    @Spec
    private CommandSpec spec;

    BackfillCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var variables = new HashMap<>(environment);
        variables.put("SLUICE_ARCHIVE_FROM", from);
        variables.put("SLUICE_ARCHIVE_TO", to);
        if (repos != null) {
            variables.put("SLUICE_ARCHIVE_REPOS", repos);
        }
        var ports = new WantedPorts(0, 0, 0, 0);
        var plan = UpPlan.of(new UpFlags("archive", dataDir, fresh, ports, null, true), variables);
        Logs.into(plan.dataDir().resolve("log"));
        var console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        var backfill = new Backfill(plan, variables, console, Clock.systemUTC());
        return dryRun
                ? tell(backfill.planned(), console)
                : backfill.run(style()).number();
    }

    private static ProgressPrinter.Style style() {
        return CommandLine.Help.Ansi.AUTO.enabled() ? ProgressPrinter.Style.BAR : ProgressPrinter.Style.LINES;
    }

    private static int tell(BackfillPlan plan, Console console) {
        plan.hours()
                .forEach(hour -> console.say("%-14s %-9s %12s  %s"
                        .formatted(
                                hour.hour(),
                                hour.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                hour.bytes().isPresent()
                                        ? "%,d".formatted(hour.bytes().getAsLong())
                                        : "",
                                hour.note())));
        console.say(plan.summary());
        return ExitCode.OK.number();
    }
}
