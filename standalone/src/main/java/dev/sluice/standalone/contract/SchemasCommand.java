package dev.sluice.standalone.contract;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice schemas}: what subscribers rely on, kept in the checkout. */
@Command(
        name = "schemas",
        description = "Check, release and document the schemas of the topics.",
        mixinStandardHelpOptions = true)
public final class SchemasCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private SchemasCommand() {}

    /** The command with its own commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new SchemasCommand())
                .addSubcommand(new SchemasCheckCommand())
                .addSubcommand(new SchemasReleaseCommand())
                .addSubcommand(new SchemasDocsCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: check, release or docs");
    }
}
