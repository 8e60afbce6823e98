package dev.sluice.standalone;

import dev.sluice.ingester.sample.SampleOutput;
import dev.sluice.ingester.sample.SamplePlan;
import dev.sluice.ingester.sample.SampleSummary;
import dev.sluice.runtime.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice sample generate}: events to files, the same bytes for the same flags. */
@Command(
        name = "generate",
        description = "Write generated events, the same for the same flags, with what must become of them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sluice sample generate -o hours/                       the 10,000 events that --source sample begins with",
            "  sluice sample generate --rate 3 --late 2%%:3d -o hours/   an hour, of which some comes days late",
            "  sluice sample generate --corruption all -o broken/     every broken line and file that we know"
        })
final class SampleGenerateCommand implements Callable<Integer> {
    private final OutputStream standardOutput;

    @Option(names = "--seed", defaultValue = "42", description = "another seed, other events (42)")
    private long seed;

    @Option(names = "--events", paramLabel = "N", defaultValue = "10000", description = "how many lines (10000)")
    private long events;

    @Option(
            names = "--bad",
            paramLabel = "PERCENT",
            defaultValue = "1%",
            description = "share of lines that are damaged (1%%)")
    private String bad;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "2026-01-01T00:00:00Z",
            description = "when the first event happens (2026-01-01T00:00:00Z)")
    private String from;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "300", description = "events in a second (300)")
    private double rate;

    @Option(
            names = "--late",
            paramLabel = "PERCENT:MOST",
            description =
                    "so many come up to so much later than they happened, such as 2%%:3d; never those of pull requests")
    private String late;

    @Option(
            names = "--duplicates",
            paramLabel = "PERCENT",
            description = "share of lines that are copies of an earlier one; 0.4 %% unless told otherwise")
    private String duplicates;

    @Option(
            names = "--id-reset-at",
            paramLabel = "N",
            description = "ids begin anew at event N, so that old ones come back")
    private Long idResetAt;

    @Option(
            names = "--corruption",
            paramLabel = "all|NAME,...",
            description = "add one of each broken line and, in a folder, of each broken file")
    private String corruption;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR|FILE|-",
            description =
                    "a folder for files by the hour and expected.json; one file (.json, .json.gz); - for standard output")
    private String output;

    @Spec
    private CommandSpec spec;

    SampleGenerateCommand(OutputStream standardOutput) {
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        var console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        var plan = SampleSetup.of(
                new SampleFlags(seed, events, bad, from, rate, late, duplicates, idResetAt, corruption, output));
        try {
            SampleSummary summary = write(plan);
            console.warn(told(summary));
            return ExitCode.OK.number();
        } catch (IOException e) {
            console.warn("error: cannot write the sample to " + output + ": " + e);
            console.warn("try:   a folder that can be written, with -o; and look at the free space of its disk");
            return ExitCode.FAILURE.number();
        }
    }

    private SampleSummary write(SamplePlan plan) throws IOException {
        if (output.equals("-")) {
            return SampleOutput.toStream(plan, new BufferedOutputStream(standardOutput));
        }
        return SampleSetup.isFolder(output)
                ? SampleOutput.toFolder(plan, Path.of(output))
                : SampleOutput.toFile(plan, Path.of(output));
    }

    /** On standard error: standard output may be the sample. */
    private static String told(SampleSummary summary) {
        return String.format(
                Locale.ROOT,
                "%,d lines = %,d good + %,d bad + %,d duplicates; %,d blank",
                summary.lines(),
                summary.accepted(),
                summary.lines() - summary.accepted() - summary.duplicates(),
                summary.duplicates(),
                summary.blank());
    }
}
