package dev.sluice.standalone.dlq;

import dev.sluice.runtime.ExitCode;
import dev.sluice.runtime.settings.ConfigException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags that all commands on dead letters have, and what they lead to. */
final class Surroundings {
    private static final int MOST_ATTEMPTS = 1000;

    private final Map<String, String> environment;
    private final Clock clock;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "of the stack; default: the cluster at SLUICE_KAFKA_BOOTSTRAP_SERVERS, or else ./data/sample")
    private Path dataDir;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            defaultValue = "5",
            description = "a letter is parked after so many attempts, the first one included (5)")
    private int maxAttempts;

    @Option(names = "--json", description = "print JSON lines")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Surroundings(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    Printer printer() {
        var line = spec.commandLine();
        return json ? Printer.ofJson(line.getOut(), line.getErr()) : Printer.ofText(line.getOut(), line.getErr());
    }

    Desk open(Printer printer) {
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new ConfigException(
                    "argument(s)", List.of("--max-attempts is " + maxAttempts + "; expected 1 to " + MOST_ATTEMPTS));
        }
        return Desk.open(Whereabouts.of(dataDir, environment), printer::warn);
    }

    /**
     * The letters that are meant.
     *
     * @throws DlqProblem if one that is called by name does not exist
     */
    List<Standing> standings(Desk desk, LetterFilter filter) {
        var all = desk.log().standings(maxAttempts);
        Set<LetterId> missing = new TreeSet<>(filter.ids());
        all.forEach(standing -> missing.remove(standing.id()));
        if (!missing.isEmpty()) {
            throw new DlqProblem(
                    ExitCode.FAILURE,
                    "there is no letter " + missing,
                    "sluice dlq list --state all shows those that there are",
                    null);
        }
        return all.stream().filter(filter::accepts).toList();
    }
}
