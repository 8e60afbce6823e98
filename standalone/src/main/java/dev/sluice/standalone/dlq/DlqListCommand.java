package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.settings.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice dlq list}: one line per letter. */
@Command(
        name = "list",
        description = "List dead letters, one per refused line, however often it was tried.",
        mixinStandardHelpOptions = true)
final class DlqListCommand implements Callable<Integer> {
    private static final Set<Status> OPEN =
            Arrays.stream(Status.values()).filter(Status::isOpen).collect(Collectors.toUnmodifiableSet());

    @Mixin
    private final Surroundings surroundings;

    @Mixin
    private final WhichLetters which = new WhichLetters();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "dead, parked, replayed (these three by default), silver, duplicate, discarded; or all")
    private List<String> states = List.of();

    @Option(names = "-n", paramLabel = "N", defaultValue = "0", description = "at most so many; 0 for all (0)")
    private int most;

    DlqListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var filter = which.filter(surroundings.clock());
        var wanted = wanted();
        var printer = surroundings.printer();
        var found = surroundings.standings(surroundings.open(printer), filter).stream()
                .filter(standing -> wanted.contains(standing.status()))
                .toList();
        var shown = most > 0 && most < found.size() ? found.subList(0, most) : found;
        printer.heading();
        shown.forEach(printer::row);
        printer.warn(Printer.sum("letter", found, Standing::reason)
                + (shown.size() < found.size() ? "; " + shown.size() + " of them shown" : ""));
        return ExitCode.OK.number();
    }

    private Set<Status> wanted() {
        if (states.isEmpty()) {
            return OPEN;
        }
        if (states.equals(List.of("all"))) {
            return Set.of(Status.values());
        }
        try {
            return states.stream()
                    .map(text -> Status.valueOf(text.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "argument(s)",
                    List.of("--state is '" + String.join(",", states)
                            + "'; expected all, or some of dead, parked, replayed, silver, duplicate, discarded"));
        }
    }
}
