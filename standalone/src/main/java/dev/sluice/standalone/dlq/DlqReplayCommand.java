package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.settings.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice dlq replay}: puts refused lines into bronze once more. */
@Command(
        name = "replay",
        description = "Try refused lines once more (exit 3 where some are not mended by it).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A dry run prints the lines that the replay prints. A letter that was discarded is replayed where it is named.",
        })
final class DlqReplayCommand implements Callable<Integer> {
    @Mixin
    private final Surroundings surroundings;

    @Mixin
    private final WhichLetters which = new WhichLetters();

    @Mixin
    private final Consent consent = new Consent();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "stop waiting for outcomes when none came for so long (10s)")
    private String wait;

    DlqReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var filter = which.filter(surroundings.clock());
        var patience = patience();
        boolean dry = consent.isDryRun("replay");
        var printer = surroundings.printer();
        var desk = surroundings.open(printer);
        var outcomes = dry ? foresee(desk, filter, printer) : replay(desk, filter, patience, printer);
        outcomes.forEach(printer::row);
        var sum = Printer.sum("letter", outcomes, outcome -> outcome.result().text());
        printer.warn(dry ? "dry run: " + sum : sum);
        return outcomes.stream().allMatch(outcome -> outcome.result().isFine())
                ? ExitCode.OK.number()
                : ExitCode.FINDINGS.number();
    }

    private Duration patience() {
        try {
            return Times.length(wait);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("argument(s)", List.of("--wait is " + e.getMessage()));
        }
    }

    private List<Outcome> foresee(Desk desk, LetterFilter filter, Printer printer) {
        var plan = plan(desk, filter, printer);
        var outcomes = new ArrayList<>(plan.untouched());
        var dryRun = new DryRun(desk.seen());
        var batches = new Batches(batch -> outcomes.addAll(dryRun.of(batch)));
        desk.log().open(plan.replayed(), (standing, letter) -> batches.add(Replay.of(standing, letter)));
        batches.flush();
        return sorted(outcomes);
    }

    private List<Outcome> replay(Desk desk, LetterFilter filter, Duration patience, Printer printer) {
        try (var notary = desk.notary(surroundings.clock())) {
            var plan = plan(desk, filter, printer);
            var done = new ArrayList<Outcome>();
            var batches = new Batches(batch -> {
                notary.replay(batch);
                batch.forEach(replay -> done.add(Outcome.noted(replay.letter(), replay.attempt(), null)));
            });
            desk.log().open(plan.replayed(), (standing, letter) -> batches.add(Replay.of(standing, letter)));
            batches.flush();
            var outcomes = new ArrayList<>(plan.untouched());
            outcomes.addAll(Outcomes.await(desk.log(), done, patience));
            return sorted(outcomes);
        }
    }

    private ReplayPlan plan(Desk desk, LetterFilter filter, Printer printer) {
        var plan = ReplayPlan.of(surroundings.standings(desk, filter), filter.ids());
        if (plan.settled() > 0) {
            printer.warn(plan.settled() + " of the letters are mended or discarded already");
        }
        return plan;
    }

    private static List<Outcome> sorted(List<Outcome> outcomes) {
        return outcomes.stream().sorted(Comparator.comparing(Outcome::letter)).toList();
    }
}
