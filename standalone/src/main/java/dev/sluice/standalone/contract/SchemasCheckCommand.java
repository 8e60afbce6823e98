package dev.sluice.standalone.contract;

import dev.sluice.runtime.ExitCode;
import dev.sluice.schemas.evolution.Contract;
import dev.sluice.schemas.evolution.ReleasedSchemas;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice schemas check}: this build's schemas against every released version. */
@Command(
        name = "check",
        description = "Compare the schemas of this build with all that were released (3 where it breaks with one).",
        mixinStandardHelpOptions = true)
final class SchemasCheckCommand implements Callable<Integer> {
    @Option(
            names = "--released",
            paramLabel = "DIR",
            description = "the history: <topic>/<version>.avsc; default schemas/released of the checkout")
    private Path released;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var history =
                new ReleasedSchemas(released == null ? Checkout.ofThisProgram().released() : released);
        var contract = Contract.ofThisBuild(history);
        var breaks = contract.breaks();
        var out = spec.commandLine().getOut();
        breaks.forEach(out::println);
        long versions = history.topics().stream()
                .mapToLong(topic -> history.versions(topic).size())
                .sum();
        out.printf(
                "%d schemas against %d kept ones%s: %s%n",
                contract.schemas().size(),
                versions,
                history.isDraft() ? " (drafts of the first release)" : "",
                breaks.isEmpty() ? "no break" : breaks.size() + " break(s)");
        out.flush();
        return (breaks.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).number();
    }
}
