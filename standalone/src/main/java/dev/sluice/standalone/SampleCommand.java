package dev.sluice.standalone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice sample}: what can be done with the synthetic sample. */
@Command(name = "sample", description = "Make events out of nothing.", mixinStandardHelpOptions = true)
final class SampleCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: generate");
    }
}
