package dev.sluice.standalone;

import dev.sluice.ingester.fakegithub.FakeGithub;
import dev.sluice.ingester.fakegithub.FakeGithubPlan;
import dev.sluice.runtime.ExitCode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice fake-github}: the stand-in for GitHub, until Ctrl-C. */
@Command(
        name = "fake-github",
        description = "Play GitHub's Events API and the archive on loopback: for tests and demonstrations offline.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sluice fake-github --rate 20                       generated events, 20 a second, and generated hours",
            "  sluice fake-github --hours hours/ --faults 7:10    recorded hours; one answer in ten goes wrong"
        })
final class FakeGithubCommand implements Callable<Integer> {
    private final CountDownLatch stop;
    private final Clock clock;

    @Option(names = "--port", defaultValue = "0", description = "port on loopback, 0 = any free one (0)")
    private int port;

    @Option(names = "--hours", paramLabel = "DIR", description = "serve the archive's hours from a folder")
    private Path hours;

    @Option(names = "--sample", description = "generate events and hours, which is what it does unless told otherwise")
    private boolean sample;

    @Option(names = "--walk", paramLabel = "DIR", description = "serve a recorded walk over the pages of /events")
    private Path walk;

    @Option(
            names = "--feed",
            paramLabel = "FILE",
            description = "show the events of a file (.json, .json.gz), one after another")
    private Path feed;

    @Option(names = "--seed", defaultValue = "42", description = "seed of what is generated (42)")
    private long seed;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "5", description = "events a second on the API (5)")
    private double rate;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10000",
            description = "lines of each generated hour (10000)")
    private long events;

    @Option(
            names = "--order",
            defaultValue = "time",
            description = "time (default), or pushes-first: the first 100 are pushes, as at GitHub in 2026")
    private String order;

    @Option(
            names = "--faults",
            paramLabel = "SEED[:PERCENT]",
            description = "let so many answers go wrong, the same ones for the same seed (10 %%)")
    private String faults;

    @Option(names = "--log", paramLabel = "FILE", description = "write each answer and each event served, a line each")
    private Path log;

    @Spec
    private CommandSpec spec;

    /**
     * @param stop opened when it shall end
     * @param clock of the stand-in
     */
    FakeGithubCommand(CountDownLatch stop, Clock clock) {
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        var flags = new FakeGithubFlags(port, hours, sample, walk, feed, seed, rate, events, order, faults, log);
        return run(FakeGithubSetup.of(flags), console).number();
    }

    private ExitCode run(FakeGithubPlan plan, Console console) throws InterruptedException {
        try (var github = FakeGithub.start(plan, clock)) {
            console.say("Events API   " + github.url() + "/events");
            console.say("archive      " + github.url() + "/2026-01-01-0.json.gz");
            console.say("");
            console.say("SLUICE_GITHUB_URL=" + github.url());
            console.say("SLUICE_ARCHIVE_URL=" + github.archiveTemplate());
            console.say("");
            console.say("runs until Ctrl-C");
            stop.await();
            return ExitCode.INTERRUPTED;
        } catch (UncheckedIOException unusable) {
            console.warn("error: " + unusable.getMessage());
            console.warn("try:   another --port (0 takes any free one), or another --log");
            return ExitCode.FAILURE;
        }
    }
}
