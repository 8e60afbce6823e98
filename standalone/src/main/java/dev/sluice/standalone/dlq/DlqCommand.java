package dev.sluice.standalone.dlq;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice dlq}: what can be done about lines that were refused. */
@Command(
        name = "dlq",
        description = "List, show, replay and discard dead letters: the lines that were refused.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sluice dlq list --reason SYNTAX --since 2h",
            "  sluice dlq show 2-1403",
            "  sluice dlq replay --reason CLOCK --dry-run",
            "  sluice dlq discard 2-1403 --yes"
        })
public final class DlqCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private DlqCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param environment where the cluster may be named
     * @param standardOutput for the bytes of a letter
     */
    public static CommandLine commandLine(Map<String, String> environment, OutputStream standardOutput, Clock clock) {
        return new CommandLine(new DlqCommand())
                .addSubcommand(new DlqListCommand(new Surroundings(environment, clock)))
                .addSubcommand(new DlqShowCommand(new Surroundings(environment, clock), standardOutput))
                .addSubcommand(new DlqReplayCommand(new Surroundings(environment, clock)))
                .addSubcommand(new DlqDiscardCommand(new Surroundings(environment, clock)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: list, show, replay or discard");
    }
}
