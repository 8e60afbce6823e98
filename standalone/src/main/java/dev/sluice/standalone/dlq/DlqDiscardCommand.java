package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice dlq discard}: notes that letters need no more attention. */
@Command(
        name = "discard",
        description = "Hide dead letters for good; the letters themselves stay, and so does their count.",
        mixinStandardHelpOptions = true)
final class DlqDiscardCommand implements Callable<Integer> {
    private static final int BATCH = 1000;

    @Mixin
    private final Surroundings surroundings;

    @Mixin
    private final WhichLetters which = new WhichLetters();

    @Mixin
    private final Consent consent = new Consent();

    DlqDiscardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var filter = which.filter(surroundings.clock());
        boolean dry = consent.isDryRun("discard");
        var printer = surroundings.printer();
        var desk = surroundings.open(printer);
        var letters = dry ? discardable(desk, filter) : discard(desk, filter);
        printer.heading();
        letters.forEach(printer::row);
        printer.warn((dry ? "would discard " : "discarded ") + Printer.sum("letter", letters, Standing::reason));
        return ExitCode.OK.number();
    }

    private List<Standing> discard(Desk desk, LetterFilter filter) {
        try (var notary = desk.notary(surroundings.clock())) {
            var letters = discardable(desk, filter);
            for (int from = 0; from < letters.size(); from += BATCH) {
                notary.discard(letters.subList(from, Math.min(letters.size(), from + BATCH)));
            }
            return letters;
        }
    }

    /** Not those under way: what comes of them is still to be noted. */
    private List<Standing> discardable(Desk desk, LetterFilter filter) {
        return surroundings.standings(desk, filter).stream()
                .filter(standing -> standing.status() == Status.DEAD || standing.status() == Status.PARKED)
                .toList();
    }
}
